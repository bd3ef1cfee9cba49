"""Who approved which words of a leaflet, until when: a record beside its file, and what follows from it."""

from __future__ import annotations

from leaflet_pdf.approval.record import Approval, Waiver, load_approvals, read_approvals, record_path, written
from leaflet_pdf.approval.state import State, state_of

__all__ = ["Approval", "State", "Waiver", "load_approvals", "read_approvals", "record_path", "state_of", "written"]
