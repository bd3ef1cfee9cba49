"""What a person gets who imports a document: a leaflet, what was lost on the way, and what the checks refuse in it."""
