"""Checks the type of a node, and reports a wrong one."""

from __future__ import annotations

from leaflet_pdf.schema.catalogue import EMPTY_LIST, EMPTY_TEXT, LONG_TEXT, WRONG_TYPE
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar, Unread
from leaflet_pdf.schema.problem import Problem, quoted

QUOTE_IT = 'if it is a text with ": " in it, put the whole text in straight quotes (")'

LONGEST = 20_000
"""Characters in one text: ten pages. Nothing longer was written for a patient."""

_NOTHING = {"null", "Null", "NULL", "~"}
_NAMES = {Scalar: "a text", Items: "a list", Mapping: "keys and values"}


def text(node: Node, key: str, diagnostics: Diagnostics) -> Scalar | None:
    """Return the node if it is a text that is not empty; None, with a diagnostic, if not."""
    if not isinstance(node, Scalar):
        hint = QUOTE_IT if isinstance(node, Mapping) else "write plain text instead"
        _wrong_shape(node, key, Scalar, hint, diagnostics)
    elif not node.text:
        problem = Problem(
            EMPTY_TEXT, f"{quoted(key)} is empty", 'write the text; "" is allowed only for empty cells of a table'
        )
        diagnostics.report_at(node, problem)
    elif not node.style and node.text in _NOTHING:
        message = f"{node.text} means “nothing” in YAML, but {quoted(key)} needs text"
        diagnostics.report_at(node, Problem(EMPTY_TEXT, message, "put it in quotes if you mean the word itself"))
    elif len(node.text) > LONGEST:
        message = f"{quoted(key)} has a text of more than {LONGEST:,} characters"
        diagnostics.report_at(node, Problem(LONG_TEXT, message, "split it into several texts"))
    else:
        return node
    return None


def items(node: Node, key: str, diagnostics: Diagnostics) -> list[Node]:
    """Return the nodes of a list; [], with a diagnostic, if it is not a list or is empty."""
    if isinstance(node, Items) and node.nodes:
        return node.nodes
    hint = 'write each entry on its own line, after "- "'
    _wrong_shape(node, key, Items, hint, diagnostics)
    return []


def mapping(node: Node, key: str, diagnostics: Diagnostics) -> Mapping | None:
    """Return the node if it is a mapping that is not empty; None, with a diagnostic, if not."""
    if isinstance(node, Mapping) and node.entries:
        return node
    _wrong_shape(node, key, Mapping, "write each “key: value” on its own line", diagnostics)
    return None


def _wrong_shape(
    node: Node, key: str, wanted: type[Scalar | Items | Mapping], hint: str, diagnostics: Diagnostics
) -> None:
    if isinstance(node, Unread):
        return
    if isinstance(node, wanted) or (isinstance(node, Scalar) and not node.text):
        problem = Problem(EMPTY_LIST, f"{quoted(key)} is empty", "fill it in, or remove it")
    else:
        problem = Problem(WRONG_TYPE, f"{quoted(key)} must be {_NAMES[wanted]}, not {_NAMES[type(node)]}", hint)
    diagnostics.report_at(node, problem)
