"""Fonts of leaflet_pdf for the script Deva: Noto Sans Devanagari."""
