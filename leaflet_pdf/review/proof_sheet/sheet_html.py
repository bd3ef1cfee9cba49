"""A proof sheet as one self-contained HTML page: pictures of the pages, each with its findings beside it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from html import escape

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.review.proof_sheet.marked_places import printed_at
from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine, line_of

_SCALE = 110 / 72
"""Pixels per point: pages are readable, and a leaflet stays below a megabyte or two."""

_STYLE = """\
body { font: 16px/1.5 sans-serif; color: #1a1a1a; background: #fff; margin: 2rem auto; padding: 0 1.5rem;
  max-width: 78rem }
h1, h2 { line-height: 1.2 } h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 0 }
section { display: flex; gap: 2rem; align-items: flex-start; margin: 2rem 0 }
img { border: 1px solid #767676; max-width: 62%; height: auto }
ol { padding-left: 1.5rem }
li { margin-bottom: .75rem }
.place, .advice { display: block; color: #595959 } .error { font-weight: bold }
@media (max-width: 60rem) { section { display: block } img { max-width: 100% } }
"""


class RasterMissingError(Exception):
    """The library that renders pages as pictures is not installed."""


def html(title: str, pdf: bytes, findings: Sequence[Finding], lines: Sequence[PrintedLine]) -> str:
    """Return a proof as HTML. Raises RasterMissingError without the extra `raster`."""
    lang = language("en")
    pictures = list(_pictures(pdf))
    body = "\n".join(_sections(pictures, findings, lines, lang))
    heading = escape(lang.sheet["title"].format(title=title))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{heading}</title>\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{heading}</h1>\n{body}\n</body>\n</html>\n"
    )


def _sections(
    pictures: Sequence[tuple[str, bytes]], findings: Sequence[Finding], lines: Sequence[PrintedLine], lang: Language
) -> Iterator[str]:
    placed = [(finding.page or getattr(line_of(finding.source, lines), "page", 1), finding) for finding in findings]
    for label, picture in pictures:
        here = [finding for page, finding in placed if str(page) == label]
        data = base64.b64encode(picture).decode("ascii")
        image = (
            f'<img src="data:image/png;base64,{data}" alt="{escape(lang.sheet["page-picture"].format(page=label))}">'
        )
        items = "\n".join(_item(finding, lines, lang) for finding in here)
        beside = f"<ol>\n{items}\n</ol>" if items else ""
        title = lang.sheet["on-whole-page"].format(page=label).capitalize() if label.isdecimal() else label
        yield f"<section>\n{image}\n<div><h2>{escape(title)}</h2>\n{beside}</div>\n</section>"


def _item(finding: Finding, lines: Sequence[PrintedLine], lang: Language) -> str:
    place = f"{printed_at(finding, lines, lang)} · {finding.source}"
    hint = f'<span class="advice">{escape(finding.hint)}</span>' if finding.hint else ""
    message = f"{escape(finding.message)} <code>{escape(finding.code)}</code>"
    return f'<li><span class="place">{escape(place)}</span><span class="{finding.severity}">{message}</span>{hint}</li>'


def _pictures(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each page's label and its picture, a PNG file. Raises RasterMissingError."""
    try:
        import pypdfium2
    except ImportError:
        raise RasterMissingError from None
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            picture = io.BytesIO()
            document[index].render(scale=_SCALE).to_pil().quantize().save(picture, "PNG", optimize=True)
            yield document.get_page_label(index), picture.getvalue()
    finally:
        document.close()
