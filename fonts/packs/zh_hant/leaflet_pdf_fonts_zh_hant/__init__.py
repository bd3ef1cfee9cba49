"""Fonts of leaflet_pdf for the script Hant: Noto Sans TC."""
