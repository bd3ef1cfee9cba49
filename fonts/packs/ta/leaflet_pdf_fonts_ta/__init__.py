"""Fonts of leaflet_pdf for the script Taml: Noto Sans Tamil."""
