"""Labels and bundles become leaflet files: what each construct becomes, and what is told of what is lost."""

from __future__ import annotations

import io
from base64 import b64encode

import pytest
from PIL import Image

from leaflet_pdf.sources.exchange.document import Loss
from leaflet_pdf.sources.exchange.ledger import Ledger, LedgerError, account
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
from leaflet_pdf.sources.exchange.reading.package import Package
from leaflet_pdf.sources.imported import imported
from tests.imports import as_json, as_xml, body, bundle, codes, label, leaflet_bundle, questions, section, taken

BECOMES = {
    "a paragraph": ("<p>One.</p>Two.", "- One.\n- Two."),
    "bold": ("<p>Do <b>not</b> <strong>chew</strong> it.</p>", "- Do **not chew** it."),
    "bold by a style": ('<p>Do <span style="font-weight: bold">not</span></p>', "- Do **not**"),
    "spaces at the edge of bold": ("<p>Do<b> not </b>chew</p>", "- Do **not** chew"),
    "raised and lowered": ("<p>10<sup>6</sup> H<sub>2</sub>O</p>", "- 10^6^ H~2~O"),
    "characters that are marks": (
        r"<p>[a](b) ~5 ^ ** \ *</p>",
        r'- "\\[a\\](b) \\~5 \\^ \\*\\* \\\\ *"',
    ),
    "a break": ("<p>One<br/>two</p>", "- |\n  One\n  two"),
    "two breaks": ("<p>One<br/> <br/>two</p>", "- One\n- two"),
    "words that a break parts": ("<p>One<br/>two</p>", "- |\n  One\n  two"),
    "italics": ("<p>Do <i>not</i> <em>chew</em> it.</p>", "- Do _not chew_ it."),
    "italics by a style": ('<p>Do <span style="font-style:italic">not</span></p>', "- Do _not_"),
    "bold in italics": ("<p><i>Do <b>not</b> chew</i> it</p>", "- _Do **not** chew_ it"),
    "italics in bold": ("<p><b>Do <i>not</i></b></p>", '- "**Do _not_**"'),
    "raised and in italics": ("<p>a <i>b<sup>2</sup></i>, c</p>", "- a _b^2^_, c"),
    "a link in italics": ('<p><i><a href="https://a.org/b">a</a></i></p>', "- _[a](https://a.org/b)_"),
    "underscores": ("<p>_a_ b_c ____ d_</p>", r'- "\\_a\\_ b_c ____ d\\_"'),
    "a frame by a style": ('<p style="border: 1px solid">a</p><p>b</p>', '- box: ""\n  body:\n    - a\n- b'),
    "a frame with a title": (
        '<div style="border: 1px solid"><p><b>A</b></p><p>a</p><ul><li>b</li></ul></div>',
        "- box: A\n  body:\n    - a\n    - bullets:\n        - b",
    ),
    "a table in a frame": (
        '<div style="border: 1px solid"><table><tr><td>1</td><td>2</td></tr></table></div>',
        '- box: ""\n  body:\n    - table: ""\n      rows:\n        - [1, 2]',
    ),
    "a table of one cell with a border": (
        '<table border="1"><tr><td><b>A</b><p>a</p></td></tr></table><p>b</p>',
        "- box: A\n  body:\n    - a\n- b",
    ),
    "headings in a frame": (
        '<h2>A</h2><div style="border:1px"><p>a</p><h4>B</h4><p>b</p><h5>C</h5><p>c</p></div><h3>D</h3><p>d</p>',
        '- subheading: A\n- box: ""\n  body:\n    - a\n    - subheading: B\n    - b\n    - sub-subheading: C\n    - c\n'
        "- subheading: D\n- d",
    ),
    "a link": ('<p><a href="https://a.org/b.">a</a></p>', '- "[a](https://a.org/b)"'),
    "a text that YAML would misread": ("<p>Note: a # b</p><p>null</p>", '- "Note: a # b"\n- "null"'),
    "a bold line before words": ("<p><b>Children</b></p><p>None.</p>", "- subheading: Children\n- None."),
    "headings": (
        "<h2>A</h2><h3>B</h3><p>c</p><h2>D</h2>e",
        "- subheading: A\n- sub-subheading: B\n- c\n- subheading: D\n- e",
    ),
    "bold words at the end": ("<p>a</p><p><b>Stop now</b></p>", '- a\n- "**Stop now**"'),
    "a bold sentence": ("<p><b>Stop now.</b></p><p>a</p>", '- "**Stop now.**"\n- a'),
    "bullets": ("<ul><li>a</li><li><p>b</p></li></ul>", "- bullets:\n    - a\n    - b"),
    "steps": ("<ol><li>a</li><li>b</li></ol>", "- steps:\n    - a\n    - b"),
    "a list in a list": (
        "<ul><li>a<ol><li>b</li></ol></li></ul>",
        "- bullets:\n    - item: a\n      steps:\n        - b",
    ),
    "words after a list in an entry": (
        "<ul><li>a<ul><li>b</li></ul>c</li></ul>",
        "- bullets:\n    - item: a\n      body:\n        - bullets:\n            - b\n        - c",
    ),
    "typed bullets": ("<p>• a</p><p>•b</p><p>c</p>", "- bullets:\n    - a\n    - b\n- c"),
    "typed numbers": ("<p>1. a</p><p>2.b</p><p>c</p>", "- steps:\n    - a\n    - b\n- c"),
    "typed numbers in brackets": ("<p>1) a</p><p>2) b</p>", "- steps:\n    - a\n    - b"),
    "typed numbers with words between them": (
        "<p>1. a</p><p>b</p><p>2. c</p>",
        "- steps:\n    - a\n- b\n- steps:\n    - c\n  continue: yes",
    ),
    "one typed number": ("<p>1. a</p><p>3. b</p>", "- 1. a\n- 3. b"),
    "numbers that count no steps": ("<p>1.5 ml</p><p>2.5 ml</p>", "- 1.5 ml\n- 2.5 ml"),
    "typed numbers below two headings": (
        "<p>1. a</p><p>2. b</p><p><b>C</b></p><p>3. d</p>",
        "- steps:\n    - a\n    - b\n- subheading: C\n- 3. d",
    ),
    "one typed bullet": ("<p>• a</p>", '- "• a"'),
    "a table": (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>",
        '- table: ""\n  columns:\n    - A\n    - B\n  rows:\n    - [1, ""]',
    ),
    "a table with a head and a foot": (
        "<table><caption>C</caption><tfoot><tr><td colspan='2'>n</td></tr></tfoot><thead><tr><th>A</th><th>B</th></tr>"
        "</thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "- table: C\n  columns:\n    - A\n    - B\n  rows:\n    - [1, 2]\n  notes:\n    - n",
    ),
    "a table without a head": (
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        '- table: ""\n  rows:\n    - [1, 2]\n    - [3, 4]',
    ),
    "merged cells": (
        "<table><tr><td rowspan='2'>1</td><td>2</td><td>3</td></tr><tr><td colspan='2'>4</td></tr></table>",
        '- table: ""\n  rows:\n    - [{text: 1, rows: 2}, 2, 3]\n    - [{text: 4, columns: 2}]',
    ),
    "a row across a table": (
        "<table><tr><td>1</td><td>2</td></tr><tr><td colspan='2'><b>G</b></td></tr>"
        "<tr><td>3</td><td>4</td></tr></table>",
        '- table: ""\n  rows:\n    - [1, 2]\n    - group: G\n    - [3, 4]',
    ),
    "a list in a cell": (
        "<table><tr><td>1</td><td>2<ul><li>a</li></ul></td></tr><tr><td>3</td><td>4</td></tr></table>",
        '- table: ""\n  rows:\n    - - 1\n      - item: 2\n        bullets:\n          - a\n    - [3, 4]',
    ),
    "a table that frames words": ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "- a\n- b"),
}


@pytest.mark.parametrize("narrative, written", BECOMES.values(), ids=BECOMES)
def test_a_construct_becomes(narrative: str, written: str) -> None:
    assert body(narrative) == written


LOST = {
    "italics of a part of a word": ("<p>a<i>b</i> <i>c</i></p>", ["look"]),
    "italics of a sign": ("<p>a<i>.</i></p>", []),
    "a table of one column without a border": ("<table><tr><td>a</td></tr></table>", ["look"]),
    "a frame in a frame": ('<div border="1" style="border:1px"><p>a</p><p style="border:1px">b</p></div>', ["look"]),
    "a frame in a list": ('<ul><li>a<p style="border: 1px solid">b</p></li></ul>', ["look"]),
    "a table in a table": ("<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>", ["look"]),
    "words of a table outside its cells": ("<table>a<tr><td>b</td><td>c</td></tr></table>", ["look"]),
    "a heading too deep": ("<h1>a</h1><h2>b</h2><h3>c</h3>d", ["look"]),
    "numbers that are letters": ('<ol type="a"><li>a</li></ol>', ["look"]),
    "paragraphs in a cell": ("<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>", ["joined"]),
    "typed numbers": ("<p>1. a</p><p>2. b</p>", ["mark", "mark"]),
    "a typed bullet": ("<ul><li>• a</li></ul>", ["mark"]),
    "a triangle": ('<p><img src="t.png"/>This has additional monitoring.</p>', ["picture-as-sign"]),
    "a picture among words of monitoring": (
        '<p>This has <img src="t.png"/> additional monitoring.</p>',
        ["no-alt", "picture-moved", "picture-left-out"],
    ),
    "a link inside": ('<p><a href="#x">a</a></p>', ["link"]),
    "an unknown element": ("<p>a<blink>b</blink></p>", ["unknown-element"]),
    "a soft hyphen": ("<p>a\u00adb</p>", ["unseen-character"]),
    "a picture without its file": ('<p>a</p><img src="x.png" alt="b"/>', ["picture-left-out"]),
    "nothing": ("<p>a</p>", []),
}


@pytest.mark.parametrize("narrative, lost", LOST.values(), ids=LOST)
def test_what_is_lost_is_told(narrative: str, lost: list[str]) -> None:
    one = taken(as_json(leaflet_bundle(narrative)))
    assert codes(one) == lost
    assert one.ledger.source == one.ledger.kept + one.ledger.left_out


def test_a_picture_of_the_triangle_is_the_sign_in_its_place() -> None:
    words = '<p>a</p><p> <img src="t.png"/> This is under <b>additional monitoring</b>.</p><p>b</p>'
    one = taken(as_json(leaflet_bundle(words)))
    assert "- a\n      - ▼ This is under **additional monitoring**.\n      - b\n" in one.text
    assert (one.ledger.source, one.ledger.kept, one.ledger.added) == (10, 9, 1)


def test_a_sign_that_no_loss_tells_of_is_missed() -> None:
    one = taken(as_json(leaflet_bundle('<p><img src="t.png"/>This has additional monitoring.</p>')))
    told = [loss._replace(added="") for loss in one.losses]
    with pytest.raises(LedgerError):
        account(one.document, told, one.leaflet)


def test_links_inside_a_document_lead_to_the_sections_that_hold_what_they_led_to() -> None:
    one = taken(
        as_json(
            leaflet_bundle(
                '<p>See <a href="#second">there</a>, <a href="#deep"><b>or</b> here</a>, <a href="#no">none</a>.</p>',
                '<a name="second"/><p>a</p>',
                '<ul><li>b</li><li><span id="deep">c</span> <a href="#second">back</a></li></ul>',
            )
        )
    )
    targets = [run.target for text in one.leaflet.texts for run in text.runs if run.target.startswith("#")]
    assert targets == ["#part-2", "#part-3", "#part-3", "#part-2"]
    assert codes(one) == ["link"]


def test_links_of_a_label_lead_to_its_sections() -> None:
    inner = '<component><section ID="s2"><title>Storage</title><text>Keep it dry.</text></section></component>'
    link = 'See <linkHtml href="#s2">there</linkHtml>.'
    first = f"<component><section><title>Use</title><text>{link}</text></section></component>"
    assert "See [there](#storage)." in taken(label("", inner=first + inner)).text


def test_an_index_with_typed_numbers_is_left_to_the_program() -> None:
    index = section("What is in this leaflet", "<p>1. What it is</p><p>2. Storage</p>")
    parts = [section(f"{number}. {words}", "<p>a</p>") for number, words in enumerate(("What it is", "Storage"), 1)]
    one = taken(as_json(bundle(index, *parts)))
    assert "introduction" not in one.text
    assert codes(one).count("repeated-index") == 2 + 1


def png(width: int = 2) -> bytes:
    file = io.BytesIO()
    Image.new("L", (width, 2)).save(file, "PNG")
    return file.getvalue()


def test_a_picture_in_a_bundle_becomes_a_file_wherever_it_is_held() -> None:
    address = f"data:image/jpg;base64,{b64encode(png()).decode()}"
    binary = {"resourceType": "Binary", "id": "one", "data": b64encode(png(3)).decode()}
    narrative = f'<p>a<img src="{address}" alt="A cap"/>b</p><img src="#one"/><img src="Binary/one" alt="c"/>'
    one = taken(as_json(leaflet_bundle(narrative, more=[binary])))
    assert one.files == {"samplin-5-mg-tablets-1.png": png(), "samplin-5-mg-tablets-2.png": png(3)}
    assert one.text.count("figure: samplin-5-mg-tablets-2.png") == 2
    assert "alt: A cap\n" in one.text and "alt: DETAILS OF PICTURE\n" in one.text
    assert codes(one) == ["picture-moved", "no-alt"]


def test_a_section_of_a_picture_alone_is_not_empty() -> None:
    binary = {"resourceType": "Binary", "id": "one", "data": b64encode(png()).decode()}
    one = taken(as_json(leaflet_bundle('<img src="#one" alt="A cap"/>', more=[binary])))
    assert list(one.files) == ["samplin-5-mg-tablets-1.png"]
    assert codes(one) == []


def test_a_picture_of_a_label_is_found_by_its_definition() -> None:
    media = (
        '<component><observationMedia ID="m"><text>A cap</text><value><reference value="cap.png"/></value>'
        "</observationMedia></component>"
    )
    shown = '<renderMultiMedia referencedObject="m"><caption>The cap</caption></renderMultiMedia>'
    one = taken(label(f"<paragraph>a</paragraph>{shown}", inner=media), held={"cap.png": png()})
    assert "figure: samplin-1.png\n        alt: A cap\n        caption: The cap\n" in one.text
    assert one.ledger == Ledger(source=5, kept=5, left_out=0, added=1)


def test_a_label_becomes_a_draft_with_its_facts() -> None:
    one = taken(label(questions("<paragraph>a</paragraph>")))
    assert one.text.startswith(
        "format: 1\nid: samplin\ntitle: Samplin\nmedicine:\n  substance: sampline\n  strength: 5 mg\n  form: tablet\n"
        "language: en-US\njurisdiction: US\nprofile: us-medguide\nversion: 3\nrevised: 2026-02-03\n"
    )
    assert "\nstatus: draft\npublisher: Example Ltd\ncontact: DETAILS OF CONTACT\n" in one.text
    assert one.leaflet.origin and one.leaflet.origin.document == "a-b-c"
    assert [section.heading.plain for section in one.leaflet.sections] == [f"What is question {n}?" for n in (1, 2, 3)]
    assert [section.id for section in one.leaflet.sections] == [f"what-is-question-{n}" for n in (1, 2, 3)]


def test_sections_in_a_section_are_those_of_the_leaflet() -> None:
    found = (("Uses", "For pain."), ("", "And fever."), ("Storage", "Keep it dry."), ("Later", ""))
    inner = "".join(
        f'<component><section><code code="x"/><title>{title}</title><text>{text}</text></section></component>'
        for title, text in found
    )
    one = taken(label("", code="pmi00", inner=inner))
    assert [(part.heading.plain, len(part.body)) for part in one.leaflet.sections] == [("Uses", 2), ("Storage", 1)]
    assert codes(one) == ["empty-part"]


def test_the_foot_of_a_table_is_read_last_and_a_copy_for_the_highlights_is_left_out() -> None:
    text = "<table><tfoot><tr><td>last</td></tr></tfoot><tbody><tr><td>first</td></tr></tbody></table>"
    copy = "<excerpt><highlight><text>a copy</text></highlight></excerpt>"
    one = taken(label(text, inner=copy))
    assert [block.text.plain for block in one.leaflet.sections[0].body[1:]] == ["first", "last"]  # type: ignore[union-attr]
    assert "excerpt" in codes(one)


def test_a_mark_of_an_entry_is_left_out_and_words_before_an_entry_are_kept() -> None:
    text = "<list><item><caption>1.</caption>a</item><item><caption>Note</caption>b</item></list>"
    one = taken(label(questions(text)))
    assert "      - bullets:\n          - a\n          - Note b\n" in one.text
    assert codes(one) == ["mark"]


@pytest.mark.parametrize("part, words", [("use", "Shake it."), ("59845-8", "Shake it."), ("34067-9", "For pain.")])
def test_another_part_is_taken_by_its_name_or_its_code(part: str, words: str) -> None:
    more = "".join(
        f'<component><section><code code="{code}"/><text>{text}</text></section></component>'
        for code, text in (("59845-8", "Shake it."), ("34067-9", "For pain."))
    )
    assert words in taken(label("Guide.", more=more), part).text


NO_PART = {
    "a label for prescribers": label("a", code="34067-9", title="Uses"),
    "a bundle for prescribers": as_json(leaflet_bundle("<p>a</p>", kind="100000155532")),
    "an empty leaflet": as_json(leaflet_bundle("unavailable", "")),
}


@pytest.mark.parametrize("data", NO_PART.values(), ids=NO_PART)
def test_what_has_no_part_for_patients_is_no_leaflet(data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        taken(data)
    assert refused.value.problem.rule.code == "no-patient-part"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": 5}, "its compositions are: 1 (5)"),
        ({"title": {"a": 1}}, "its compositions are: 1"),
        ({"title": "Smpc", "type": {"text": "x"}}, "its compositions are: one without a code (Smpc)"),
        ({"title": 5, "type": 5}, "its compositions are: one without a code (5)"),
    ],
)
def test_compositions_for_others_are_named(changes: dict[str, object], told: str) -> None:
    held = leaflet_bundle("<p>a</p>", kind="1")
    held["entry"][0]["resource"] |= changes
    with pytest.raises(RefusedError) as refused:
        taken(as_json(held))
    assert refused.value.problem.hint == told


def test_only_some_of_many_compositions_are_named() -> None:
    held = leaflet_bundle("<p>a</p>", kind="1")
    held["entry"] *= 30
    with pytest.raises(RefusedError) as refused:
        taken(as_json(held))
    assert refused.value.problem.hint.endswith("Samplin 5 mg tablets), and 20 more")


def test_another_document_is_not_guessed_at() -> None:
    with pytest.raises(RefusedError) as refused:
        taken(b"<html/>")
    assert refused.value.problem.rule.code == "unknown-document"


def test_what_the_format_cannot_hold_is_not_written_in_part() -> None:
    with pytest.raises(RefusedError) as refused:
        taken(as_json(leaflet_bundle("<h2>Name ______</h2><p>a</p>")))
    assert refused.value.problem.rule.code == "not-written"


WRAPPED = bundle(
    section(
        "B. Package leaflet",
        "unavailable",
        section("Package leaflet: Information", "<p>Read it.</p>", code="200000029894"),
        section(
            "What is in this leaflet", "<p>What is in this leaflet</p><ol><li>1. What it is</li><li>Storage</li></ol>"
        ),
        section("1. What it is", "<h2>1. What it is</h2><p>a</p>", section("Children", "b"), code="200000029895"),
        section("3. Storage", "<p>c</p>", section("Empty", ""), code="200000029913"),
        section("A title that is a paragraph, since it is so long that nobody would take it for one. " * 2, "d"),
    )
)


def test_sections_of_a_package_leaflet_are_told_from_what_is_around_them() -> None:
    one = taken(as_json(WRAPPED))
    assert [(part.id, part.number, part.heading.plain) for part in one.leaflet.sections] == [
        ("what-it-is", 1, "What it is"),
        ("storage", 2, "Storage"),
    ]
    assert (
        'introduction:\n  - "**B. Package leaflet**"\n  - "**Package leaflet: Information**"\n  - Read it.\n'
        in one.text
    )
    assert one.text.endswith("nobody would take it for one.\n      - d\n")
    told = {"empty-part", "repeated-title", "repeated-index", "other-number"}
    assert told == set(codes(one))
    assert one.ledger.source - one.ledger.kept == one.ledger.left_out > 10


def test_an_index_that_says_something_else_is_kept() -> None:
    index = section("What is in this leaflet", "<ul><li>What it was</li></ul>")
    assert "What it was" in taken(as_json(bundle(index, section("1. What it is", "<p>a</p>")))).text


def test_bundles_in_bundles_are_leaflets_each() -> None:
    inner = [{"resource": leaflet_bundle(f"<p>{words}</p>")} for words in ("one", "two")]
    found = imported(Package("document", as_json({"resourceType": "Bundle", "entry": inner}), {}), "patient")
    assert [one.id for one in found] == ["samplin-5-mg-tablets", "samplin-5-mg-tablets-2"]


@pytest.mark.parametrize("resource", [WRAPPED, leaflet_bundle(*(narrative for narrative, _ in BECOMES.values()))])
def test_xml_and_json_of_a_bundle_give_the_same_file(resource: dict[str, object]) -> None:
    one, other = taken(as_json(resource)), taken(as_xml(resource))
    digests = [found.document.origin.digest for found in (one, other)]
    assert one.text.replace(digests[0], "") == other.text.replace(digests[1], "")
    assert one.ledger == other.ledger
    assert taken(as_json(resource)).text == one.text


def test_a_language_without_files_is_written_and_known_to_be_missing() -> None:
    one = taken(as_json(leaflet_bundle("<p>a</p>", language="xx")))
    assert "\nlanguage: xx\n" in one.text
    assert not one.has_language


@pytest.mark.parametrize("words", ["", "en\nstatus: approved", "English", "en: x", "e"])
def test_what_is_not_the_tag_of_a_language_is_not_taken_for_one(words: str) -> None:
    one = taken(as_json(leaflet_bundle("<p>a</p>", language=words)))
    assert "\nlanguage: und\njurisdiction: EU\n" in one.text
    assert not one.has_language


def test_no_fact_of_a_document_writes_a_line_of_its_own() -> None:
    resource = leaflet_bundle("<p>a</p>")
    resource["entry"][0]["resource"]["title"] = resource["entry"][1]["resource"]["name"][0]["productName"] = (
        "a\nstatus: approved\n- b: [c](d)"
    )
    one = taken(as_json(resource))
    assert one.leaflet.identity.status == "draft"
    assert one.leaflet.title.plain.split() == ["a", "status:", "approved", "-", "b:", "[c](d)"]


def test_the_ledger_misses_a_word_that_is_not_in_the_leaflet() -> None:
    one = taken(as_json(leaflet_bundle("<p>Do not take it.</p><p>b</p>")))
    section = one.leaflet.sections[0]
    for kept in (section.body[1:], section.body[::-1], section.body[:1]):
        object.__setattr__(one.leaflet, "sections", (section._replace(body=kept),))
        with pytest.raises(LedgerError):
            account(one.document, one.losses, one.leaflet)


def test_the_ledger_believes_no_loss_that_names_words_which_are_not_there() -> None:
    one = taken(as_json(leaflet_bundle("<p>Do not take it.</p>")))
    (root,) = one.document.root
    loss = one.losses[0]
    with pytest.raises(LedgerError, match="not there"):
        account(one.document, [*one.losses, Loss(loss.rule, root, "", "never")], one.leaflet)
    with pytest.raises(LedgerError):
        account(one.document, [*one.losses, Loss(loss.rule, root, "", "not")], one.leaflet)
