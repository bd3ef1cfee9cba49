"""Leaflets on a prescription of FHIR: a Bundle that a server can carry out; a patient's data is only passed on."""

from __future__ import annotations

import json
from base64 import b64decode
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf import Built, build
from leaflet_pdf.cli import main
from leaflet_pdf.export.fhir import BundleType, Document, Release, json_text, read_request, with_leaflets
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
from tests import requests
from tests.epi_rules import references
from tests.fhir_server import carried_out
from tests.test_export_fhir import validator

RELEASES = {Release.R4: requests.R4, Release.R5: requests.R5}


@cache
def warfarin() -> Built:
    return build("warfarin")


def document(address: str = "") -> Document:
    built = warfarin()
    assert built.leaflet and built.pdf
    return Document(built.leaflet, built.pdf, address)


def attached(
    request: dict[str, Any], bundle_type: BundleType = BundleType.TRANSACTION, address: str = "", **options: bool
) -> dict[str, Any]:
    held = with_leaflets(read_request(requests.written(request)), [document(address)], bundle_type, **options)
    found: dict[str, Any] = json.loads(json_text(held))
    return found


def resources(held: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the resources of a bundle by their kinds."""
    return {entry["resource"]["resourceType"]: entry["resource"] for entry in held["entry"]}


@pytest.mark.parametrize("options", [{}, {"inline": True}, {"communication": True}], ids=str)
@pytest.mark.parametrize("bundle_type", BundleType)
@pytest.mark.parametrize("release", Release)
def test_prescriptions_with_leaflets_are_valid(
    release: Release, bundle_type: BundleType, options: dict[str, bool]
) -> None:
    validator(release)(attached(RELEASES[release], bundle_type, "", **options))


@pytest.mark.parametrize("bundle_type", BundleType)
def test_a_request_leads_to_the_document_and_that_to_the_pdf(bundle_type: BundleType) -> None:
    held = attached(requests.R4, bundle_type)
    place = {_place(entry, bundle_type): entry["resource"] for entry in held["entry"]}
    (information,) = resources(held)["MedicationRequest"]["supportingInformation"]
    reference = place[information["reference"]]
    attachment = reference["content"][0]["attachment"]
    assert reference["resourceType"] == "DocumentReference"
    assert b64decode(place[attachment["url"]]["data"]) == warfarin().pdf
    assert attachment["size"] == len(warfarin().pdf or b"")


def _place(entry: dict[str, Any], bundle_type: BundleType) -> str:
    """Return what leads to an entry: its place on a server, or its name."""
    is_sent = bundle_type is BundleType.TRANSACTION
    found: str = entry["request"]["url"] if is_sent and entry["request"]["method"] == "PUT" else entry["fullUrl"]
    return found


@pytest.mark.parametrize("id", [{"id": "rx-1"}, {}], ids=["kept", "new"])
@pytest.mark.parametrize("release", Release)
def test_a_server_carries_it_out_and_every_reference_leads_somewhere(release: Release, id: dict[str, str]) -> None:
    request = {key: value for key, value in RELEASES[release].items() if key != "id"} | id
    held = carried_out(attached(request, communication=True))
    known = {*held, requests.PATIENT["reference"]}
    assert set(references(held)) <= known
    (document,) = [one for one in held.values() if one["resourceType"] == "DocumentReference"]
    assert document["content"][0]["attachment"]["url"] in held
    assert len(held) == 4


@pytest.mark.parametrize(
    ("meta", "told"), [({"versionId": "7"}, 'W/"7"'), ({}, None), ({"versionId": 'a"b'}, None), (5, None)]
)
def test_no_newer_version_of_a_request_is_written_over(meta: object, told: str | None) -> None:
    *_, last = attached({**requests.R4, "meta": meta})["entry"]
    assert last["request"].get("ifMatch") == told


def test_a_request_without_an_id_is_made_by_the_server() -> None:
    held = attached({key: value for key, value in requests.R4.items() if key != "id"})
    assert [entry["request"]["method"] for entry in held["entry"]] == ["PUT", "PUT", "POST"]
    assert held["entry"][-1]["request"]["url"] == "MedicationRequest"


def test_a_pdf_is_inline_or_at_an_address_or_in_a_binary() -> None:
    inside = resources(attached(requests.R5, inline=True))
    elsewhere = resources(attached(requests.R5, address="https://example.org/w.pdf"))
    assert inside.keys() == elsewhere.keys() == {"DocumentReference", "MedicationRequest"}
    assert b64decode(inside["DocumentReference"]["content"][0]["attachment"]["data"]) == warfarin().pdf
    assert elsewhere["DocumentReference"]["content"][0]["attachment"]["url"] == "https://example.org/w.pdf"


def test_what_a_request_says_is_passed_on_as_it_is_written() -> None:
    words = (
        requests.written(requests.R4)
        .decode()
        .replace('"value": 0.5', '"value": 0.50')
        .replace('"rx-1"', '"rx-1", "x": 1e400')
    )
    held = json_text(with_leaflets(read_request(words.encode()), [document()], BundleType.COLLECTION))
    assert '"value": 0.50,' in held and "1E+400" in held
    passed = resources(json.loads(held))["MedicationRequest"]
    assert {key: value for key, value in passed.items() if key not in {"supportingInformation", "x"}} == requests.R4


def test_information_that_a_request_has_is_kept_and_a_leaflet_is_there_once() -> None:
    other = {"reference": "Observation/1"}
    first = resources(attached({**requests.R4, "supportingInformation": [other]}))["MedicationRequest"]
    again = resources(attached(first))["MedicationRequest"]
    assert first["supportingInformation"][0] == other and len(first["supportingInformation"]) == 2
    assert again == first


def test_a_communication_is_prepared_for_the_patient() -> None:
    held = resources(attached(requests.R5, communication=True))
    told = held["Communication"]
    assert told["status"] == "preparation" and told["recipient"] == [told["subject"]] == [requests.PATIENT]
    assert told["basedOn"] == [{"reference": "MedicationRequest/rx-1"}]
    assert told["payload"] == [{"contentReference": one} for one in held["MedicationRequest"]["supportingInformation"]]


def test_a_patient_is_in_no_other_resource() -> None:
    held = resources(attached(requests.R4))
    assert "Xylander" not in json.dumps([held["DocumentReference"], held["Binary"]])
    assert "Xylander" not in repr(read_request(requests.written(requests.R4)))


BAD = [
    (b"<MedicationRequest/>", "this is XML", "save the MedicationRequest as JSON"),
    (b'{"resourceType": "Patient"}', "this is a Patient, and not a MedicationRequest", "one MedicationRequest"),
    (b'{"resourceType": "Bundle"}', "this is a Bundle", "such as that in this Bundle"),
    (b'{"resourceType": "Xylander"}', "this is not a MedicationRequest", "one MedicationRequest"),
    (b'{"resourceType": "MedicationRequest"}', "it names no medication", "add its medication"),
    (requests.written({**requests.R4, "id": "../Patient/1"}), "its id is not valid", "64 at most"),
    (requests.written({**requests.R4, "supportingInformation": {}}), "is not a list", "as FHIR has it"),
]
BROKEN = [
    (b"[]", "it is not a resource"),
    (b'{"a": 1}', "it names no resourceType"),
    (b'{"resourceType": "MedicationRequest"', "is missing"),
    (b"{" + b'"a":{' * 200 + b"}" * 201, "in each other"),
    (b'{"a":' + b"[" * 5000, "in each other"),
    (b'{"a": NaN}', "is missing, or is none"),
]


def refused(data: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command says of a file that it must refuse."""
    with pytest.raises(RefusedError):
        read_request(data)
    Path("request.json").write_bytes(data)
    assert main(["attach", "request.json", "warfarin", "-o", "bundle.json"]) == 1
    assert not Path("bundle.json").exists()
    told = capsys.readouterr()
    assert "request.json" in told.err and "Xylander" not in told.err + told.out
    return told.err


@pytest.mark.parametrize(("data", "message", "hint"), BAD, ids=[message for _, message, _ in BAD])
def test_what_is_no_prescription_is_refused(
    data: bytes,
    message: str,
    hint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    told = refused(data, capsys)
    assert message in told and hint in told and "[not-a-request]" in told


@pytest.mark.parametrize(("data", "message"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_json_of_fhir_is_refused(
    data: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message in refused(data, capsys)


def test_large_requests_are_refused_before_they_are_read() -> None:
    with pytest.raises(RefusedError, match="larger than 20 MiB"):
        read_request(b'{"a": "' + b"x" * 2**25 + b'"}')


def test_half_a_character_is_written_as_it_came() -> None:
    held = attached({**requests.R4, "note": [{"text": "\ud800"}]})
    assert resources(held)["MedicationRequest"]["note"] == [{"text": "\ud800"}]
    assert json_text({"a": "\ud800"}).encode()


def test_the_command_writes_a_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("request.json").write_bytes(requests.written(requests.R5))
    assert main(["attach", "request.json", "warfarin", "salbutamol-100mcg", "-o", "bundle.json"]) == 0
    held = json.loads(Path("bundle.json").read_text(encoding="utf-8"))
    kinds = [entry["resource"]["resourceType"] for entry in held["entry"]]
    assert kinds == ["Binary", "DocumentReference"] * 2 + ["MedicationRequest"]
    assert "Xylander" not in "".join(capsys.readouterr())
    assert main(["attach", "request.json", "warfarin", "--bundle", "collection", "-o", "held.json"]) == 0
    assert json.loads(Path("held.json").read_text(encoding="utf-8"))["type"] == "collection"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["warfarin", "rx.pdf"], "warfarin is a leaflet: the prescription comes first"),
        (["own.yaml", "warfarin"], "own.yaml is a leaflet: the prescription comes first"),
        (["none.pdf", "warfarin"], "there is no file none.pdf: the prescription comes first"),
        (["request.json", "x.pdf"], "x.pdf does not say which leaflet it is of"),
        (["request.json", "warfarin", "--as", "file"], "--as and --plain are for a prescription that is a PDF"),
        (["rx.pdf", "warfarin", "--inline"], "--bundle, --inline and --communication are for a MedicationRequest"),
    ],
)
def test_wrong_usage_says_what_is_right(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("request.json").write_bytes(requests.written(requests.R4))
    Path("own.yaml").write_text("format: 1\n", encoding="utf-8")
    Path("rx.pdf").write_bytes(b"%PDF-1.7")
    assert main(["attach", *arguments, "-o", "out"]) == 2
    assert told in capsys.readouterr().err
