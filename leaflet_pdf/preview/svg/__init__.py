"""Pages of a leaflet as SVG, and the faces that they are set in."""

from __future__ import annotations

from leaflet_pdf.preview.svg.pages import pages_as_svg
from leaflet_pdf.preview.svg.web_faces import WEB_FACES, web_face

__all__ = ["WEB_FACES", "pages_as_svg", "web_face"]
