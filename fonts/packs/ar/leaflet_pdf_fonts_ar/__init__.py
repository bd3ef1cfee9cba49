"""Fonts of leaflet_pdf for the script Arab: Noto Sans Arabic."""
