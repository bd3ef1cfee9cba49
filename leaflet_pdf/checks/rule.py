"""A check: a question, and the rules that it may find broken."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.rule import Rule

__all__ = ["Check", "PageCheck", "Rule"]

if TYPE_CHECKING:
    from leaflet_pdf.checks.context import CheckContext
    from leaflet_pdf.checks.pages.printed import Printed


class Check(NamedTuple):
    """A question about what a leaflet says, and the rules that it may find broken.

    One that is asked `at_build` is about what could harm a patient: it is part of every build.
    """

    find: "Callable[[CheckContext], Iterable[Finding]]"
    rules: tuple[Rule, ...]
    at_build: bool = False


class PageCheck(NamedTuple):
    """A question about the finished pages, as a reader of the PDF receives them."""

    find: "Callable[[Printed], Iterable[Finding]]"
    rules: tuple[Rule, ...]
