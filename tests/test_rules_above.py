"""Rules that set blocks off from what is above them: none at the top of a page, below the header's own rule."""

from __future__ import annotations

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Page, Rule
from leaflet_pdf.model.leaflet import Precaution, Precautions, Rating
from leaflet_pdf.model.style import STANDARD
from tests.made import HERE, leaflet, paragraph, section, text

PRECAUTIONS = Precautions(
    tuple(
        Precaution(text(f"Topic {number}"), Rating.TAKE_CARE, (paragraph("Some words of why it is so."),), HERE)
        for number in range(40)
    ),
    HERE,
)


def rules_across(page: Page) -> list[float]:
    """Return how far down the page the rules are that reach across its text, without those of header and footer."""
    frame = page.frame
    margins = {round(frame.y - STANDARD.header_rule, 2), round(frame.y + frame.height + STANDARD.footer_rule, 2)}
    rules = {round(item.y, 2) for item in page.items if isinstance(item, Rule) and item.y == item.to_y}
    return sorted(rules - margins)


def test_what_runs_across_below_columns_is_set_off_from_them() -> None:
    (page,) = lay_out(leaflet(section(paragraph("Words."))), STANDARD.in_columns(2)).pages
    assert len(rules_across(page)) == 1


def test_a_rule_parts_precautions_and_does_not_double_the_headers() -> None:
    pages = lay_out(leaflet(section(PRECAUTIONS))).pages
    assert len(pages) > 2
    for page in pages[1:]:
        assert rules_across(page)
        assert rules_across(page)[0] > page.frame.y + STANDARD.body.leading
