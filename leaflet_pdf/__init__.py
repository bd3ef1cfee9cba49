"""One YAML file becomes a printed, accessible, provably complete patient leaflet."""

__version__ = "0.1.0"
