"""Prescriptions of FHIR for tests, of a patient who is made up here."""

from __future__ import annotations

import json
from typing import Any

PATIENT = {"reference": "Patient/p-1", "display": "Quirinus Xylander"}
_DOSE = {"text": "One a day", "doseAndRate": [{"doseQuantity": {"value": 0.5, "unit": "tablet"}}]}
R4: dict[str, Any] = {
    "resourceType": "MedicationRequest",
    "id": "rx-1",
    "status": "active",
    "intent": "order",
    "medicationCodeableConcept": {"text": "Warfarin 0.5 mg tablets"},
    "subject": PATIENT,
    "dosageInstruction": [_DOSE],
}
R5: dict[str, Any] = {
    **{key: value for key, value in R4.items() if not key.startswith("medication")},
    "medication": {"concept": {"text": "Warfarin 0.5 mg tablets"}},
}


def written(request: dict[str, Any]) -> bytes:
    return json.dumps(request).encode()
