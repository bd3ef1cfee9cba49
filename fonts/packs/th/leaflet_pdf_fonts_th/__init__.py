"""Fonts of leaflet_pdf for the script Thai: Noto Sans Thai."""
