"""Pages as text, for human eyes. `python -m tests.golden` writes the golden dumps anew."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Field, Glyphs, Image, Item, Link, Matrix, Pages, Rule
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.sources.yaml import load

FOLDER = Path(__file__).parent / "golden"


def leaflets() -> list[Path]:
    """Return the leaflets that come with the program."""
    return sorted(bundled("content").glob("*.yaml"))


def pages_of(source: Path) -> Pages:
    leaflet, findings = load(source)
    assert leaflet is not None, findings
    return lay_out(leaflet, PRINTED)


def dump(pages: Pages) -> str:
    """Return every item of every page, a line each: what it is, where, what it belongs to, what it says."""
    lines: list[str] = []
    for page in pages.pages:
        lines.append(f"== page {page.number}, {page.width:.1f} x {page.height:.1f}")
        lines += [_line(item, pages) for item in page.items]
    return "\n".join(lines) + "\n"


def _line(item: Item, pages: Pages) -> str:
    match item:
        case Glyphs():
            bold = " bold" if "Bold" in item.face else ""
            told = f"{_owner(item.owner, pages):10} {item.size:g}{bold} {item.text.rstrip()}"
            return f"{item.x:6.1f} {item.y:6.1f} {told}"
        case Drawing():
            return f"{item.x:6.1f} {item.y:6.1f} {_owner(item.owner, pages):10} sign {item.sign} {item.text}".rstrip()
        case Rule():
            return (
                f"{item.x:6.1f} {item.y:6.1f} rule       to {item.to_x:.1f} {item.to_y:.1f}, {item.thickness:g} thick"
                + (f", dashed {item.dash:g}" if item.dash else "")
            )
        case Box(area):
            look = f"{item.fill or 'clear'} {item.stroke} {item.thickness:g}"
            return f"{area.x:6.1f} {area.y:6.1f} box        {area.width:.1f} x {area.height:.1f} {look}"
        case Image(area) | Matrix(area):
            kind = type(item).__name__.lower()
            return f"{area.x:6.1f} {area.y:6.1f} {kind:10} {area.width:.1f} x {area.height:.1f}"
        case Link(area) | Field(area):
            told = f"to {item.target}" if isinstance(item, Link) else f"{item.kind}: {item.words}"
            kind = "link" if isinstance(item, Link) else "field"
            return f"{area.x:6.1f} {area.y:6.1f} {kind:10} {area.width:.1f} wide {told}"


def _owner(owner: int | Artifact, pages: Pages) -> str:
    return f"({owner})" if isinstance(owner, Artifact) else str(pages.elements[owner].tag)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path in leaflets():
        (FOLDER / f"{path.stem}.txt").write_text(dump(pages_of(path)), encoding="utf-8")
