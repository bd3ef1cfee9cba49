"""What the server answers."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from leaflet_pdf import read
from leaflet_pdf.serve.answers.all import ANSWERS
from leaflet_pdf.serve.api.operations import OPERATIONS
from tests.serve.asking import GTIN, Answer, Client

WARFARIN = (Path(__file__).parents[2] / "content/warfarin.yaml").read_text(encoding="utf-8")
YAML = {"content-type": "application/yaml"}
API = "/api/v1"


def test_every_operation_has_an_answer_and_every_answer_an_operation() -> None:
    assert {operation.id for operation in OPERATIONS} == ANSWERS.keys()


def test_the_index_has_every_leaflet_with_what_a_counter_needs(client: Client) -> None:
    found = {one["id"]: one for one in client.ask("GET", f"{API}/leaflets").json["leaflets"]}
    assert {id: one["need"] for id, one in found.items()} == {
        "broken": "broken",
        "warfarin": "draft",
        "samplin": "approved",
    }
    samplin = found["samplin"]
    assert samplin["products"] == [{"gtin": GTIN, "licence": "", "pack": "28 tablets"}]
    assert (samplin["sensitive"], samplin["language"], samplin["status"]) == (True, "en-GB", "approved")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("q=WARF", ["warfarin"]),
        ("q=warfarin%20tablets", ["warfarin"]),
        ("q=nothing", []),
        ("need=draft", ["warfarin"]),
        (f"product={GTIN}", ["samplin"]),
        (f"product={GTIN.removeprefix('0')}", ["samplin"]),
        ("language=de", []),
        ("need=approved&language=en-GB", ["samplin"]),
    ],
)
def test_the_index_is_asked_for_some(client: Client, query: str, ids: list[str]) -> None:
    found = client.ask("GET", f"{API}/leaflets?{query}").json["leaflets"]
    assert [one["id"] for one in found] == ids


def test_what_a_client_has_is_not_sent_again(client: Client) -> None:
    for path in ("leaflets", "leaflets/warfarin", "leaflets/samplin/pdf", "openapi.json", "schema/leaflet"):
        first = client.ask("GET", f"{API}/{path}")
        again = client.ask("GET", f"{API}/{path}", headers={"if-none-match": first.headers["etag"]})
        assert (first.status, again.status, again.body) == (200, 304, b""), path


def test_one_leaflet_tells_its_approvals_and_findings(client: Client) -> None:
    one = client.ask("GET", f"{API}/leaflets/samplin").json
    assert [(each["by"], each["role"]) for each in one["approvals"]] == [("A. Example", "pharmacist")]
    assert (one["pages"] > 0, one["findings"]["error"]) == (True, 0)


def test_an_approved_leaflet_is_given_out_proved(client: Client) -> None:
    answer = client.ask("GET", f"{API}/leaflets/samplin/pdf?theme=large")
    assert (answer.status, answer.headers["x-leaflet-status"]) == (200, "approved")
    assert answer.headers["etag"] == f'"{sha256(answer.body).hexdigest()}"'
    assert len(read(answer.body).pages) == int(answer.headers["x-leaflet-pages"])


def test_a_draft_is_given_out_as_a_draft_and_only_if_that_is_asked_for(client: Client) -> None:
    refused = client.ask("GET", f"{API}/leaflets/warfarin/pdf")
    assert (refused.status, "is a draft" in refused.detail) == (409, True)
    assert client.ask("GET", f"{API}/leaflets/warfarin/pdf?draft=true").headers["x-leaflet-status"] == "draft"


def test_content_is_a_draft_whatever_it_says(client: Client) -> None:
    text = WARFARIN.replace("status: draft", "status: approved")
    answer = client.ask("POST", f"{API}/build", text, YAML)
    assert (answer.status, answer.headers["x-leaflet-status"]) == (200, "draft")


def test_content_comes_as_yaml_as_a_text_in_json_or_as_values(client: Client) -> None:
    values = {"format": 1, "id": "mine"}
    answers = [
        client.ask("POST", f"{API}/build", 'format: 1\nid: "mine"\n', YAML),
        client.ask("POST", f"{API}/build", {"content": 'format: 1\nid: "mine"\n'}),
        client.ask("POST", f"{API}/build", {"content": values}),
    ]
    codes = [[finding["code"] for finding in answer.json["findings"]] for answer in answers]
    assert codes[0] == codes[1] == codes[2]
    assert {answer.status for answer in answers} == {422}


def multipart(**parts: tuple[str, bytes]) -> tuple[bytes, dict[str, str]]:
    body = b"".join(
        f'--xYzZy\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode() + data + b"\r\n"
        for name, (file, data) in parts.items()
    )
    return body + b"--xYzZy--\r\n", {"content-type": "multipart/form-data; boundary=xYzZy"}


def test_content_comes_with_its_pictures(client: Client) -> None:
    picture = (Path(__file__).parents[2] / "content/isotretinoin-40mg.png").read_bytes()
    text = WARFARIN.replace("introduction:\n", "introduction:\n  - figure: dot.png\n    alt: A picture\n", 1)
    body, headers = multipart(content=("warfarin.yaml", text.encode()), one=("dot.png", picture))
    assert client.ask("POST", f"{API}/build", body, headers).status == 200
    body, headers = multipart(content=("warfarin.yaml", text.encode()))
    (finding, *_) = client.ask("POST", f"{API}/build", body, headers).json["findings"]
    assert (finding["code"], finding["file"]) == ("picture-missing", "leaflet.yaml")


def test_a_file_beside_content_is_no_record_of_an_approval(client: Client) -> None:
    body, headers = multipart(content=("w.yaml", WARFARIN.encode()), one=("leaflet.approval.yaml", b"format: 1"))
    assert client.ask("POST", f"{API}/build", body, headers).status == 422


def test_findings_name_no_folder_of_the_server(client: Client, library: Path) -> None:
    answers = [
        client.ask("GET", f"{API}/leaflets/broken/pdf?draft=true"),
        client.ask("POST", f"{API}/leaflets/broken/check", {}),
        client.ask("POST", f"{API}/leaflets/warfarin/check?pages=true", {"content": WARFARIN.replace("id:", "di:")}),
        client.ask("POST", f"{API}/check", "format: 1\nfigure: x", YAML),
    ]
    for answer in answers:
        assert answer.json["findings"]
        assert str(library).encode() not in answer.body
        assert b"in-memory" not in answer.body


def test_the_text_that_is_written_is_judged_with_the_files_beside_it(client: Client) -> None:
    same = client.ask("POST", f"{API}/leaflets/warfarin/check?pages=true", {}).json
    new = client.ask("POST", f"{API}/leaflets/warfarin/check?pages=true", {"content": WARFARIN}).json
    assert same == new
    assert new["findings"] == []


def test_pages_that_the_client_has_come_without_their_picture(client: Client) -> None:
    first = client.ask("POST", f"{API}/preview", {"content": WARFARIN}).json
    have = [page["hash"] for page in first["pages"]]
    again = client.ask("POST", f"{API}/preview", {"content": WARFARIN, "have": have[1:]}).json
    assert [("svg" in page) for page in again["pages"]] == [True, *[False] * (len(have) - 1)]
    assert [page["hash"] for page in again["pages"]] == have


def test_a_point_of_a_page_leads_to_its_line_and_back(client: Client) -> None:
    line = next(number for number, text in enumerate(WARFARIN.splitlines(), 1) if "heading:" in text)
    (place, *_) = client.ask("POST", f"{API}/locate", {"content": WARFARIN, "line": line}).json["places"]
    point = {"page": int(place["page"]), "x": place["x"] + 2, "y": place["y"] + place["height"] / 2}
    assert client.ask("POST", f"{API}/locate", {"content": WARFARIN, **point}).json["line"] == line


def test_a_key_that_was_begun_is_completed(client: Client) -> None:
    found = client.ask("POST", f"{API}/complete", {"content": "format: 1\nsect", "line": 2, "column": 5}).json
    assert (found["from"], [option["label"] for option in found["options"]][:1]) == (1, ["sections"])


def test_several_leaflets_are_one_file(client: Client) -> None:
    items = [{"id": "samplin", "copies": 2}, {"id": "warfarin", "options": {"draft": True, "theme": "large"}}]
    single = [client.ask("GET", f"{API}/leaflets/samplin/pdf").headers["x-leaflet-pages"]] * 2
    single.append(client.ask("GET", f"{API}/leaflets/warfarin/pdf?draft=true&theme=large").headers["x-leaflet-pages"])
    together = client.ask("POST", f"{API}/print", {"items": items})
    from pypdf import PdfReader

    assert len(PdfReader(BytesIO(together.body)).pages) == sum(map(int, single))


def test_a_batch_goes_on_after_a_bad_item_and_says_what_became_of_each(client: Client) -> None:
    asked = {"ids": ["samplin", "no-such", "broken", "warfarin", "samplin"]}
    with ZipFile(BytesIO(client.ask("POST", f"{API}/batch", asked).body)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.namelist() == ["samplin.pdf", "manifest.json"]
        assert manifest[0]["sha256"] == sha256(archive.read("samplin.pdf")).hexdigest()
    assert [one["id"] for one in manifest] == ["samplin", "no-such", "broken", "warfarin"]
    assert all("detail" in one for one in manifest[1:])


def test_a_finished_file_is_verified_against_its_leaflet(client: Client) -> None:
    pdf = client.ask("GET", f"{API}/leaflets/samplin/pdf").body
    headers = {"content-type": "application/pdf"}
    good = client.ask("POST", f"{API}/verify?against=samplin", pdf, headers).json
    assert (good["ok"], good["approvedBy"]) == (True, ["A. Example"])
    bad = client.ask("POST", f"{API}/verify?against=warfarin", pdf, headers).json
    assert (bad["ok"], bool(bad["findings"])) == (False, True)


@pytest.mark.parametrize("of", ["leaflet", "patient", "theme"])
def test_schemas_are_given(client: Client, of: str) -> None:
    jsonschema.Draft202012Validator.check_schema(client.ask("GET", f"{API}/schema/{of}").json)


def answered(client: Client) -> dict[str, Answer]:
    """Return a good answer of each operation that answers in JSON."""
    content: dict[str, Any] = {"content": WARFARIN}
    pdf = client.ask("GET", f"{API}/leaflets/samplin/pdf").body
    return {
        "leaflets": client.ask("GET", f"{API}/leaflets"),
        "leaflet": client.ask("GET", f"{API}/leaflets/samplin"),
        "check": client.ask("POST", f"{API}/check", content),
        "recheck": client.ask("POST", f"{API}/leaflets/warfarin/check", {}),
        "preview": client.ask("POST", f"{API}/preview", content),
        "edited": client.ask("POST", f"{API}/leaflets/warfarin/preview", {}),
        "complete": client.ask("POST", f"{API}/complete", {**content, "line": 2, "column": 1}),
        "locate": client.ask("POST", f"{API}/locate", {**content, "line": 40}),
        "verify": client.ask("POST", f"{API}/verify", pdf, {"content-type": "application/pdf"}),
        "comments": client.ask("GET", f"{API}/leaflets/warfarin/comments"),
        "session": client.ask("GET", f"{API}/session"),
    }


def test_answers_are_as_the_description_says(client: Client) -> None:
    described = client.ask("GET", f"{API}/openapi.json").json
    operations = {one["operationId"]: one for methods in described["paths"].values() for one in methods.values()}
    assert operations.keys() == ANSWERS.keys()
    for id, answer in answered(client).items():
        assert answer.status == 200, (id, answer.body)
        schema = operations[id]["responses"]["200"]["content"]["application/json"]["schema"]
        jsonschema.validate(answer.json, schema)
