"""Fonts of leaflet_pdf for the script Aran: Noto Nastaliq Urdu."""
