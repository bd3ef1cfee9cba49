"""Fonts of leaflet_pdf for the script Guru: Noto Sans Gurmukhi."""
