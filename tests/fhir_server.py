"""What a server of FHIR does with a transaction: all of it or nothing, with references rewritten (R5, 3.2.0.11.2)."""

from __future__ import annotations

import json
from itertools import count
from typing import Any


def carried_out(bundle: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what a server holds after a transaction on an empty one, by its place, as in Patient/1."""
    assert bundle["resourceType"] == "Bundle" and bundle["type"] == "transaction"
    new = count(1)
    places: dict[str, str] = {}
    held: dict[str, dict[str, Any]] = {}
    for entry in bundle["entry"]:
        resource, method, url = entry["resource"], entry["request"]["method"], entry["request"]["url"]
        if method == "PUT":
            assert url == f"{resource['resourceType']}/{resource['id']}"
        else:
            assert method == "POST" and url == resource["resourceType"]
            url = f"{url}/new-{next(new)}"
        assert url not in held, "two entries have one place"
        places[entry["fullUrl"]], held[url] = url, resource
    text = json.dumps(held)
    for name, place in places.items():
        text = text.replace(f'"{name}"', f'"{place}"')
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found
