"""Fonts of leaflet_pdf for the script Hans: Noto Sans SC."""
