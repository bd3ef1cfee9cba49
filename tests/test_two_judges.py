"""Random leaflets in every way of printing: what is built, both judges accept."""

from __future__ import annotations

from hypothesis import given

from leaflet_pdf.model.print_options import Printing
from tests.test_printed_forms import MANY
from tests.two_judges import Case, judged, short_leaflets, ways


@MANY
@given(leaflet=short_leaflets(), way=ways())
def test_both_judges_accept_what_is_built(leaflet: str, way: tuple[str | None, Printing]) -> None:
    assert judged(Case(leaflet, *way)).diagnostics == ()
