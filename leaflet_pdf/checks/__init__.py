"""Checks: plain functions that yield findings about a leaflet's words and its finished pages."""

from leaflet_pdf.checks.judge import Verdict, check, judge, stopping

__all__ = ["Verdict", "check", "judge", "stopping"]
