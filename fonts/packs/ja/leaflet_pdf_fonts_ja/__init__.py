"""Fonts of leaflet_pdf for the script Jpan: Noto Sans JP."""
