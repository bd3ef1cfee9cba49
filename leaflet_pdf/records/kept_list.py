"""Files that the program keeps beside a leaflet: what each is, whose it is, and a list of entries, as YAML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from leaflet_pdf.schema.kinds import Record


def list_file(about: str, leaflet: str, name: str, entries: Iterable[Iterable[str]]) -> bytes:
    """Return a file of entries, each given by its lines. The name is the key of the list.

    What no file can say, such as half a character, makes one that cannot be read.
    """
    lines = [
        f"# {about}",
        "format: 1",
        f"leaflet: {in_quotes(leaflet)}",
        f"{name}:",
        *(line for entry in entries for line in entry),
    ]
    return "\n".join([*lines, ""]).encode(errors="surrogatepass")


def entry_lines(record: Record, entry: object, quoted: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of an entry: each field of a record that it has, but for lists. Words are put in quotes."""
    dash = "-"
    for field in record.fields.values():
        value = getattr(entry, field.name)
        if value is False or value == "" or isinstance(value, tuple):
            continue
        written = quoted(value) if isinstance(value, str) else "yes" if value is True else str(value)
        yield f"  {dash} {field.key}: {written}"
        dash = " "


def in_quotes(words: str) -> str:
    """Return words in quotes that YAML and JSON share."""
    return json.dumps(words, ensure_ascii=False)
