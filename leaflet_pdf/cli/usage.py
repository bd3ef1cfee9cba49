"""A wrong call in one line: the reason first, then what was meant, or where help is."""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser
from collections.abc import Callable, Iterable

from leaflet_pdf.model.finding import nearest

_ALIKE = 0.7
"""So alike must two words be that one can be meant by the other, from 0 to 1."""

_REASONS: tuple[tuple[str, Callable[[re.Match[str], ArgumentParser], str]], ...] = (
    (r"unrecognized arguments: (.+)", lambda found, parser: _unknown(found[1], parser)),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(.+\)", lambda found, parser: _no_choice(found[1], found[2], parser)),
    (r"argument (.+?): expected one argument", lambda found, _: f"{_last(found[1])} needs a value"),
    (r"argument (.+?): expected at least one argument", lambda found, _: f"{found[1]} is missing"),
    (r"argument (.+?): ignored explicit argument '(.*)'", lambda found, _: f"{_last(found[1])} takes no value"),
    (
        r"argument (.+?): not allowed with argument (.+)",
        lambda found, _: f"{_last(found[1])} and {_last(found[2])} exclude each other",
    ),
    (r"argument (.+?): invalid int value: '(.*)'", lambda found, _: f"{_last(found[1])}: {found[2]!r} is not a number"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", lambda found, parser: _no_choice(found[1], found[2], parser)),
    (r"the following arguments are required: (.+)", lambda found, _: f"{_missing(found[1])}"),
    (r"argument (.+?): (.+)", lambda found, _: f"{_last(found[1])}: {found[2]}"),
)
"""What argparse says, and what is said instead. What it says in other words is passed on as it is."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean x?" for what is most like a word, or "" if nothing is."""
    near = nearest(word, known, _ALIKE)
    return f"did you mean {near}?" if near else ""


def complaint(parser: ArgumentParser, message: str) -> str:
    """Return the line that answers a wrong call, of the parser that refused it and what it said."""
    for pattern, reason in _REASONS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            message = reason(found, parser)
            break
    return f"{parser.prog}: {message}" + ("" if "; " in message else f"; see `{parser.prog} --help`")


def _unknown(words: str, parser: ArgumentParser) -> str:
    """Return what is wrong with words that no option or argument is: the first option, else the first word, is told."""
    each = words.split(" ")
    word = next((word for word in each if word.startswith("-")), each[0]).partition("=")[0]
    if not word.startswith("-"):
        return f"unexpected argument {word!r}"
    options = [option for action in parser._actions for option in action.option_strings]
    return "; ".join(filter(None, (f"unknown option {word}", did_you_mean(word, options))))


def _no_choice(name: str, word: str, parser: ArgumentParser) -> str:
    """Return what is wrong with a word that is none of those that an argument may be."""
    action = next((action for action in parser._actions if name == _name(action)), None)
    choices = [str(choice) for choice in action.choices or ()] if action else []
    if name == "COMMAND":
        return "; ".join(filter(None, (f"unknown command {word}", did_you_mean(word, choices))))
    choice_hint = did_you_mean(word, choices) or f"choose from {', '.join(choices)}"
    place = f"{_last(name)}: " if name.startswith("-") else ""
    return f"{place}{word!r} is not a valid choice; {choice_hint}"


def _name(action: Action) -> str:
    """Return how argparse calls an argument in what it says."""
    return "/".join(action.option_strings) or str(action.metavar or action.dest)


def _missing(names: str) -> str:
    return f"{names} {'are' if ', ' in names else 'is'} missing"


def _last(name: str) -> str:
    """Return the long one of the names of an option, as of "-o/--output"."""
    return name.rpartition("/")[2]
