"""How an HTML page looks: the colours of a style, and type in the size that its reader has chosen."""

from __future__ import annotations

from leaflet_pdf.model.leaflet import Level
from leaflet_pdf.model.style import Style

_PAGE = """\
:root {{ color-scheme: light }}
body {{ font: {screen:g}em/1.45 system-ui, "Segoe UI", "Noto Sans", sans-serif; margin: 0 }}
body {{ color: {ink}; background: #fff }}
main {{ max-width: 38em; margin: 0 auto; padding: 1.5em }}
h1, h2, h3 {{ color: {accent}; line-height: 1.2 }}
h1 {{ font-size: 1.9em; margin: 0 0 .2em }}
h2 {{ font-size: 1.35em; margin: 1.6em 0 .5em }}
h3 {{ font-size: 1.1em; margin: 1.2em 0 .3em }}
h4 {{ font-size: 1em; margin: 1em 0 .2em }}
p {{ margin: 0 0 .6em }}
a {{ color: {link} }}
ul, ol {{ margin: 0 0 .6em; padding-inline-start: 1.6em }}
li {{ margin: .25em 0 }}
dl {{ margin: 0 0 .6em }}
dt {{ font-weight: bold }}
dd {{ margin: 0 0 .4em }}
.box {{ border: 1px solid {accent}; padding: .6em .9em; margin: 1em 0 }}
.box > :last-child {{ margin-bottom: 0 }}
.remark, .information, .precaution {{ border-width: 0; border-inline-start-width: 3px }}
.precaution > figure {{ float: inline-start; margin-block-end: .4em; margin-inline-end: .9em }}
.precaution > :is(h3, h4) {{ margin-top: 0 }}
.precaution > p ~ p {{ clear: inline-start }}
.slip, .card {{ border: 1px dashed {ink} }}
main {{ overflow-wrap: break-word }}
a, p, li, dd {{ overflow-wrap: anywhere }}
.table {{ overflow-x: auto; margin: .8em 0 }}
:focus-visible {{ outline: 3px solid {ink}; outline-offset: 2px }}
table {{ border-collapse: collapse; width: 100% }}
caption {{ text-align: start; font-weight: bold; padding-bottom: .3em }}
th, td {{ text-align: start; vertical-align: top; padding: .35em .5em; border-bottom: 1px solid {hairline} }}
thead th, th[scope="rowgroup"] {{ background: {head_tint} }}
figure {{ margin: .8em 0 }}
img, svg {{ max-width: 100%; height: auto; vertical-align: middle }}
.blank {{ display: inline-block; min-width: 8em; border-bottom: 1px solid {ink} }}
"""
_SCREEN = 1.125 / 12
"""The size of type on a screen, in that which its reader has chosen, for each point in print."""
_LEVEL = """\
.{level} {{ border: {stroke:g}pt solid {colour}; border-inline-start-width: {bar:g}pt; background: {tint} }}
"""
_TITLE = ".{level} > p:first-child {{ color: {colour}; font-size: 1.1em }}\n"
_CONTRAST = """\
@media (forced-colors: active) {
  img, svg { forced-color-adjust: none; background: #fff; outline: 3px solid #fff }
  .blank { border-color: CanvasText }
}
"""
"""Where the system of a reader forces its colours, drawings keep theirs, on white (CSS Color Adjustment 1)."""
_PRINT = """\
@media print {{
  @page {{ size: A4; margin: 19mm }}
  body {{ font-size: {print:g}pt }}
  main {{ max-width: none; padding: 0 }}
  .table {{ overflow-x: visible }}
  .box, tr, figure {{ break-inside: avoid }}
  h1, h2, h3, h4, caption, dt, figure {{ break-after: avoid }}
  p, li {{ orphans: 2; widows: 2 }}
}}
"""


def look(style: Style) -> str:
    """Return the style sheet of a page: type is larger than its reader's by as much as the style's is than usual."""
    colours = {name: getattr(style, name) for name in ("ink", "accent", "link", "hairline", "head_tint")}
    size = style.body.size
    page = _PAGE.format(screen=_SCREEN * size, **colours)
    return page + "".join(_box(style, level) for level in style.frames) + _CONTRAST + _PRINT.format(print=size)


def _box(style: Style, level: Level) -> str:
    frame = style.frames[level]
    colours = {"level": level, "colour": frame.colour, "tint": frame.tint or "#fff"}
    return _LEVEL.format(stroke=frame.stroke, bar=frame.bar or frame.stroke, **colours) + _TITLE.format(**colours)
