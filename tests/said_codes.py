"""Every code that the program can say, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path("leaflet_pdf")

PLACES = {
    "Finding": 0,
    "not_built": 1,
    "Problem": 0,
    "_BelowFloor": 0,
    "_finding": 0,
    "_font_finding": 0,
    "_report": 1,
    "Value": 2,
}
"""What is called with a code, and which of its arguments that is, unless it is named `code`."""

RULES = {"checks", "proof"}
"""Folders in which a `Rule` is one that may be broken; elsewhere it is a line that is drawn."""

INDIRECT = {
    ("layout/forms/slip.py", "f'{kind}-torn'"): {"slip-torn", "card-torn"},
    ("sources/yaml/markup.py", "ADDRESS.code"): {"bad-address"},
}
"""Codes that are put together, or come from elsewhere, by the file and the words of the argument."""

PASSED_ON = {
    ("batch/cache.py", "code"),
    ("batch/item.py", "code"),
    ("model/rule.py", "self.code"),
    ("checks/requirements/required_statements.py", "statement.code"),
    ("schema/diagnostics.py", "problem.code"),
    ("schema/redaction.py", "problem.code"),
    ("sources/yaml/markup.py", "code"),
    ("schema/decoder.py", "kind.code"),
    ("theme/floors.py", "fall.code"),
}
"""Arguments that are the code of something named elsewhere."""


def said_codes() -> dict[str, set[str]]:
    """Return all codes, by the folder, or the file, of the package that says them.

    Raises ValueError for a call whose code cannot be known: name it above.
    """
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.setdefault(name, set()).update(_codes(node, name))
    return {name: codes for name, codes in found.items() if codes}


def _codes(call: ast.Call, name: str) -> Iterator[str]:
    called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if called == "Value" and len(call.args) < 3 and not call.keywords:
        yield "bad-value"
    place = 0 if called == "Rule" and name.partition("/")[0] in RULES else PLACES.get(called)
    if place is None:
        return
    named = next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)
    code = named or (call.args[place] if len(call.args) > place else None)
    choices = [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code] if code else []
    for choice in choices:
        written = ast.unparse(choice)
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            yield choice.value
        elif (name, written) in INDIRECT:
            yield from INDIRECT[name, written]
        elif (name, written) not in PASSED_ON:
            raise ValueError(f"{name}:{call.lineno}: what code is {written}?")
