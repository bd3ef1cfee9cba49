"""Fonts of leaflet_pdf for the script Beng: Noto Sans Bengali."""
