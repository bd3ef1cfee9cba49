"""Pages as SVG in a browser: words begin and end where the PDF has them, in the faces that are served."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf import lay_out
from leaflet_pdf.layout.frame import Glyphs
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.preview.svg import WEB_FACES, pages_as_svg, web_face
from leaflet_pdf.sources.yaml import load

ROOT = Path(__file__).parent.parent.parent
NEAR = 0.5
"""In points: how far the end of a line may be from where it is printed."""
ENDS = """() => [...document.querySelectorAll("text[font-family]")].flatMap((text) => {
  const first = text.querySelector("tspan"), shown = text.textContent.trimEnd();
  if (!shown || text.getNumberOfChars() < shown.length) return [];
  const end = text.getEndPositionOfChar(shown.length - 1);
  return [[Number(first.getAttribute("x")), Number(text.getAttribute("y")), end.x]];
})"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("path", ["content/isotretinoin-40mg.yaml", "leaflet_pdf/cli/gallery/gallery.yaml"])
def test_lines_end_where_they_are_printed(browser: Any, path: str, direction: str) -> None:
    leaflet, _ = load(ROOT / path)
    assert leaflet is not None
    pages = lay_out(leaflet, PRINTED)
    faces = "".join(
        f"@font-face{{font-family:{name};src:url(data:font/woff;base64,{b64encode(web_face(name)).decode()})}}"
        for name in WEB_FACES
    )
    shown = browser.new_page()
    measured = 0
    for page, svg in zip(pages.pages, pages_as_svg(pages), strict=True):
        shown.set_content(f"<!DOCTYPE html><html dir={direction}><style>{faces}</style><body>{svg}")
        shown.evaluate("() => Promise.all([...document.fonts].map((face) => face.load()))")
        printed = {
            (round(item.x, 2), round(item.y, 2)): item.x + item.width for item in page.items if isinstance(item, Glyphs)
        }
        for x, y, end in shown.evaluate(ENDS):
            if (x, y) in printed:
                measured += 1
                assert abs(end - printed[x, y]) < NEAR, (page.number, x, y)
    shown.close()
    assert measured > 100
