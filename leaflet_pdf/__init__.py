"""One YAML file becomes a printed, accessible, provably complete patient leaflet."""
