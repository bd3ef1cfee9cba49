"""Checks: plain functions that yield findings about a leaflet's words and its finished pages."""

from leaflet_pdf.checks.judge import Verdict, build_errors, check, judge

__all__ = ["Verdict", "build_errors", "check", "judge"]
