"""Print options as a command that a person types: shown to people, and kept in the first version of records."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from leaflet_pdf.model.print_options import PrintOptions, PrintWords, print_options

_VALUED = {
    "--theme": "theme",
    "--paper": "paper",
    "--columns": "columns",
    "--fit": "fit",
    "--binding": "binding",
}
_CHOSEN: dict[str, tuple[str, object]] = {
    "--duplex": ("duplex", True),
    "--booklet": ("scheme", "booklet"),
    "--two-up": ("scheme", "two-up"),
    "--fillable": ("fillable", True),
    "--ruler": ("ruler", True),
}
_LAST = "--embed-source"
_STANDARD = PrintOptions()


def command_of(leaflet: str, options: PrintOptions) -> str:
    """Return the command that builds a leaflet's file with its source in it; what is as usual is left out."""
    return shlex.join(["leaflet", "build", leaflet, *_words(options), _LAST])


def _words(options: PrintOptions) -> Iterator[str]:
    for option, name in _VALUED.items():
        value = getattr(options, name)
        if value != getattr(_STANDARD, name):
            yield from (option, str(value))
    yield from (option for option, (name, value) in _CHOSEN.items() if getattr(options, name) == value)


def command_read(command: str) -> tuple[str, PrintOptions]:
    """Return the leaflet and the options of a command as `command_of` writes it.

    The command may be anybody's: it is read, and never run. Raises ValueError if it is any other.
    """
    words = shlex.split(command)
    if words[:2] != ["leaflet", "build"] or words[-1] != _LAST or len(words) <= len(["leaflet", "build", _LAST]):
        raise ValueError(command)
    return words[2], print_options(_options_in(words[3:-1]))


def _options_in(words: Sequence[str]) -> PrintWords:
    chosen_options: dict[str, object] = {"embed_source": True}
    rest = iter(words)
    for word in rest:
        if word in _VALUED:
            value = next(rest, "")
            chosen_options[_VALUED[word]] = int(value) if word == "--columns" else value
        elif word in _CHOSEN:
            name, chosen = _CHOSEN[word]
            chosen_options[name] = chosen
        else:
            raise ValueError(word)
    return chosen_options  # type: ignore[return-value]  # its keys are those of the tables
