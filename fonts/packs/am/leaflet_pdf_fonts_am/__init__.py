"""Fonts of leaflet_pdf for the script Ethi: Noto Sans Ethiopic."""
