"""What print options come to: a style, sides, a scheme and a label's paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leaflet_pdf.files.disk import is_file
from leaflet_pdf.files.path_policy import inside
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.print_options import Arrangement, Printing, PrintOptions, paper_size, possible
from leaflet_pdf.model.style import LABEL, MM, PRINTED, STANDARD, Style
from leaflet_pdf.theme.floors import under_floor
from leaflet_pdf.theme.load import load_theme
from leaflet_pdf.theme.names import bundled_file, house_themes, themes

_CONTENT = Path("content/themes")
_YAML = {".yaml", ".yml"}
_ASKED = Source("print options", 0, 0)
"""Where findings say that a fault is which comes of options together."""


def printing_of(options: PrintOptions, folder: Path | None = None) -> tuple[Printing | None, tuple[Finding, ...]]:
    """Return what options come to, and what is wrong with their theme or keeps them from being printed together.

    A theme file of the folder, by its path or by its name in `themes`, goes before others that are no theme of ours.
    There is no printing if any finding is an error, as when columns on small paper go under a floor. A theme file is
    read anew each time. Raises ValueError if there is no theme of that name.
    """
    theme = theme_file(options.theme, folder)
    style, findings = (STANDARD, ()) if theme == "standard" else load_theme(theme)
    if style is None:
        return None, findings
    return printing_with(style, replace(options, theme=str(theme)))


def printing_with(style: Style, options: PrintOptions) -> tuple[Printing | None, tuple[Finding, ...]]:
    """Return what options come to with a style in the place of their theme's, as `printing_of` does."""
    asked = _asked(style, options)
    beside = _is_beside(options)
    if not options.fit:
        asked = asked.by_room(asked.paper.half if options.scheme else asked.paper)
    if asked not in (PRINTED, STANDARD):
        half = asked.beside if beside else asked.on(asked.paper.half) if options.scheme else asked
        findings = tuple(under_floor(half, _ASKED))
        if findings:
            return None, findings
    label = paper_size(options.label_size) if options.label_size else LABEL if options.label else None
    alone = options.label_only
    embed = options if options.embed_source else None
    printing = Printing(asked, options.fit, options.scheme, options.fillable, label, alone, embed)
    if options.translation:
        printing = printing._replace(translation=options.translation, arrangement=options.arrangement)
    return printing, ()


_NOT_WITH_TRANSLATION = "scheme", "embed_source", "label"
_NOT_BESIDE = "columns", "fit", "binding"
"""Options that a file in two languages cannot have, and those that have no meaning where they are side by side."""


def _is_beside(options: PrintOptions) -> bool:
    """Tell whether two languages are side by side. Raises ValueError for what two languages cannot have."""
    beside = options.arrangement is Arrangement.SIDE_BY_SIDE
    unfit = dict.fromkeys(_NOT_WITH_TRANSLATION, "build one language at a time")
    if beside:
        unfit |= dict.fromkeys(_NOT_BESIDE, "leave it out, or arrange both back-to-back")
    for name, hint in unfit.items() if options.translation else ():
        if getattr(options, name):
            raise ValueError(f"{name}={getattr(options, name)}: two languages in one file cannot have that; {hint}")
    return bool(options.translation) and beside


def _asked(style: Style, options: PrintOptions) -> Style:
    """Return a theme's style with what the options say otherwise."""
    if options.paper != "a4":
        style = style.on(paper_size(options.paper))
    if options.duplex or options.ruler:
        style = replace(style, duplex=style.duplex or options.duplex, ruler=style.ruler or options.ruler)
    if options.binding:
        style = replace(style, binding=options.binding * MM)
    return style.in_columns(options.columns) if options.columns else style


def _theme_in(folder: Path, name: str) -> Path | None:
    """Return the theme file of a folder that a name stands for, if there is one."""
    found = (inside(folder, path) for path in (name, f"themes/{name}.yaml"))
    return next((path for path in found if path and path.suffix in _YAML and is_file(path)), None)


def known_themes() -> list[str]:
    """Return the names that a theme can be asked for by: those that come with the program, and of ./content/themes."""
    return sorted({*themes(), *house_themes(), *(path.stem for path in _CONTENT.glob("*.yaml"))})


def theme_file(name: str, folder: Path | None = None) -> str | Path:
    """Return the name of a theme that comes with the program, or the file of another.

    It is one of the folder, a file itself, one of ./content/themes, or of the content that comes with the program.
    Raises ValueError if there is none.
    """
    if name == "standard" or name in themes():
        return name
    own = _theme_in(folder, name) if folder else None
    if own:
        return own
    if Path(name).suffix in _YAML:
        return Path(name)
    changed = _CONTENT / f"{name}.yaml"
    if is_file(changed):
        return changed
    if name in house_themes():
        return bundled_file(name)
    raise ValueError(f"there is no theme {name!r}; {possible(name, known_themes())}")
