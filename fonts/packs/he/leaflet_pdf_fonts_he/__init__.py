"""Fonts of leaflet_pdf for the script Hebr: Noto Sans Hebrew."""
