"""All checks of finished pages. They are imported only to check a PDF, never for a build."""

from __future__ import annotations

from leaflet_pdf.checks.pages import page_breaks, page_room, page_type
from leaflet_pdf.checks.rule import PageCheck, Rule

PAGE_QUESTIONS: tuple[PageCheck, ...] = (
    *page_type.PAGE_CHECKS,
    *page_room.PAGE_CHECKS,
    *page_breaks.PAGE_CHECKS,
)

PAGE_RULES: tuple[Rule, ...] = tuple(rule for question in PAGE_QUESTIONS for rule in question.rules)
"""Every rule about finished pages, once."""
