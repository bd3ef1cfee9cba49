"""Fonts of leaflet_pdf for the script Kore: Noto Sans KR."""
