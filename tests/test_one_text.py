"""How many functions of ours a paragraph's text passes on its way from the YAML file to the glyphs of a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import leaflet_pdf
from leaflet_pdf import lay_out, load, paint
from leaflet_pdf.files.bundled import bundled

MOST_FUNCTIONS = 30
"""Each is one more to open for whoever asks why a text is set as it is."""

_OURS = f"{Path(leaflet_pdf.__file__).parent}/"
_TEXT, _OTHER = "Zebrafish", "Kangaroos"
_LARGEST = 100
"""Values that are made of more than so many are never one text."""


def test_a_text_passes_few_functions_from_its_file_to_its_glyphs(tmp_path: Path) -> None:
    written = (bundled("content") / "isotretinoin-40mg.yaml").read_text("utf-8")
    before, found, after = written.partition("    body:\n")
    assert found
    file = tmp_path / "leaflet.yaml"
    file.write_text(f"{before}{found}      - {_TEXT} swim slowly.\n      - {_OTHER} jump.\n{after}", "utf-8")
    passed = _passed(file)
    assert {"texts.TextDecoder.text", "paragraph.set_text", "face.Face._shape", "content._spell"} <= passed
    assert len(passed) <= MOST_FUNCTIONS, "\n".join(sorted(passed))


def _passed(file: Path) -> set[str]:
    """Return the functions that were given the one text, or gave it, when a leaflet was loaded, set and painted."""
    passed: dict[CodeType, str] = {}

    def note(frame: FrameType, event: str, result: object) -> None:
        code = frame.f_code
        if code in passed or "<" in code.co_name or not code.co_filename.startswith(_OURS):
            return
        given = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount] if name != "self"]
        if any(map(_is_the_text, given if event == "call" else [result] if event == "return" else [])):
            passed[code] = f"{Path(code.co_filename).stem}.{code.co_qualname}"

    sys.setprofile(note)
    try:
        leaflet, _ = load(file)
        assert leaflet is not None
        paint(lay_out(leaflet))
    finally:
        sys.setprofile(None)
    return set(passed.values())


def _is_the_text(value: object) -> bool:
    """Tell whether a value says the one text, and is not a part of the leaflet that says the other, too."""
    said = list(_said(value, [_LARGEST]))
    return any(_TEXT in words for words in said) and not any(_OTHER in words for words in said)


def _said(value: Any, left: list[int]) -> Iterator[str]:
    """Yield the strings in a value; as soon as it has more parts than are left, the other text, for it is too large."""
    left[0] -= 1
    if left[0] < 0:
        yield _OTHER
    elif isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("latin-1")
    else:
        for part in _parts(value):
            yield from _said(part, left)
            if left[0] < 0:
                return


def _parts(value: Any) -> list[Any]:
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, type) or not type(value).__module__.startswith("leaflet_pdf"):
        return []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    names = [name for name in (*slots, *getattr(value, "__dict__", ())) if not name.startswith("__")]
    return [getattr(value, name, None) for name in names]
