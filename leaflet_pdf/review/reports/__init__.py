"""Reports of reviews for people and machines: one format per file."""
