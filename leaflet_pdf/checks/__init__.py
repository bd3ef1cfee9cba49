"""Plain functions that find fault with a leaflet: with what it says, and with its finished pages."""

from leaflet_pdf.checks.judge import Verdict, check, judge, stopping

__all__ = ["Verdict", "check", "judge", "stopping"]
