"""Fonts of leaflet_pdf for the script Gujr: Noto Sans Gujarati."""
