"""Values as JSON, with numbers as they were written: 0.50 says more of a dose than 0.5 (FHIR R5, 2.24.0.1, decimal)."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

_HALVES = re.compile("[\ud800-\udfff]")


def json_text(value: Any, indent: int = 0) -> str:
    """Return a value as the text of a JSON file, an entry to a line, without the end of the last one."""
    inner = "\n" + "  " * (indent + 1)
    outer = "\n" + "  " * indent
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict) and value:
        entries = (f"{inner}{_quoted(key)}: {json_text(one, indent + 1)}" for key, one in value.items())
        return f"{{{','.join(entries)}{outer}}}"
    if isinstance(value, list) and value:
        return f"[{','.join(f'{inner}{json_text(one, indent + 1)}' for one in value)}{outer}]"
    return _quoted(value)


def _quoted(value: Any) -> str:
    """Return a text or a constant; half a character, which no encoding has, is written as its number."""
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if _HALVES.search(text) else text
