"""A patient's cover: a page by itself before the leaflet, proven whole, and nowhere else."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from page import ValidationProfile

from leaflet_pdf import LABEL, Built, build, lay_out, load, paint, read, verify
from leaflet_pdf.languages.language import language
from leaflet_pdf.layout import LayoutError
from leaflet_pdf.layout.cover.cover import lay_out_cover
from leaflet_pdf.layout.cover.dose_grid import SMALLEST
from leaflet_pdf.layout.cover.dose_words import count_in_words
from leaflet_pdf.layout.cover.join import with_cover
from leaflet_pdf.layout.frame import Glyphs, Item, Pages, Tag
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.leaflet import Card, Leaflet
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import MM, PAPERS, STANDARD, Margins, Paper, Style, TextStyle
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.face import face
from leaflet_pdf.theme import load_theme
from tests import bad_leaflets
from tests.golden import leaflets
from tests.leaflets import leaflets as random_leaflets
from tests.made import HERE, several, text
from tests.patients import GOOD, SECRET, patients, secret
from tests.witness import BOTH, failures

LABELS = pytest.mark.parametrize("label", [None, LABEL], ids=["page", "label"])


def patient(text: str = GOOD) -> Patient:
    found, findings = parse_patient(text, "patient.yaml")
    assert found is not None, findings
    return found


def leaflet(text: str = bad_leaflets.GOOD) -> Leaflet:
    found, findings = parse(text, "leaflet.yaml", Path())
    assert found is not None, findings
    return found


def example() -> Path:
    return leaflets()[0].with_name("isotretinoin-40mg.yaml")


def of_example(text: str = GOOD) -> Patient:
    return patient(text.replace("medicine: sample", "medicine: isotretinoin"))


def covered(label: Paper | None = None, text: str = GOOD) -> Pages:
    return with_cover(lay_out_cover(leaflet(), patient(text), label=label), lay_out(leaflet()))


def words(pages: Pages) -> list[str]:
    """Return what the cover says, line by line."""
    return [item.text.strip() for item in pages.pages[0].items if isinstance(item, Glyphs)]


def found(pdf: bytes, text: str = GOOD) -> list[str]:
    return [finding.code for finding in verify(read(pdf), leaflet(), patient(text))]


# What is on it


@LABELS
def test_the_cover_says_all_that_the_patients_file_says(label: Paper | None) -> None:
    told = " ".join(words(covered(label)))
    for said in (
        *("Example Person", "2 January 1990", "23 November 2026", "sample", "Take with a meal.", "40 mg capsule"),
        *("40 mg", "28 days", "Dr A. Example", "Example Pharmacy", "Telephone 020 7946 0000"),
        *("sample-40mg", "version 0.1", leaflet().identity.digest[:12]),
    ):
        assert said in told, said


@LABELS
def test_the_grid_says_how_many_to_take_in_words_where_figures_mislead(label: Paper | None) -> None:
    told = words(covered(label))
    at = told.index("Morning")
    assert told[at : at + 8] == ["Morning", "Noon", "Evening", "Night", "1", "none", "half", "half"]


@pytest.mark.parametrize(
    ("count", "said"),
    [("0", "none"), ("0.25", "a quarter"), ("0.5", "half"), ("0.75", "three quarters"), ("1", "1"), ("10", "10"),
     ("1.5", "1 and a half"), ("2.25", "2 and a quarter"), ("12.75", "12 and three quarters")],
)  # fmt: skip
def test_a_count_is_said_so_that_no_point_can_be_overlooked(count: str, said: str) -> None:
    assert count_in_words(Decimal(count), language("en-GB")) == said


@LABELS
def test_a_leaflet_that_is_not_approved_says_so_on_its_cover_too(label: Paper | None) -> None:
    assert words(covered(label))[0] == "Draft."


@LABELS
def test_nothing_on_a_cover_is_too_small_to_read(label: Paper | None) -> None:
    items = [item for item in covered(label).pages[0].items if isinstance(item, Glyphs)]
    assert min(item.size for item in items) >= 9
    assert min(item.size * face(item.face).x_height / 1000 for item in items) >= 1.4 * MM
    lines = sorted({round(item.y, 3) for item in items})
    assert min(below - above for above, below in pairwise(lines)) >= 3 * MM


def large_print(size: float) -> Style:
    kind = TextStyle(size, 1.4 * size, 0.4 * size)
    large = TextStyle(30, 38, 4, bold=True)
    return replace(STANDARD, body=kind, item=kind, cell=kind, term=kind, small=kind, title=large, heading=large)


A5 = replace(STANDARD, paper=Paper(148 * MM, 210 * MM), margins=Margins(12 * MM, 12 * MM, 14 * MM, 12 * MM))
FRACTIONS = GOOD.replace("noon: 0", "noon: 0.75").replace("evening: half", "evening: 12.75").replace("80 mg", "600 mg")
LONG = FRACTIONS.replace("Take with a meal.", "Take it at the same time each day with a glass of water. " * 3)


@pytest.mark.parametrize("style", [STANDARD, large_print(16), large_print(20), A5], ids=["11", "16", "20", "A5"])
@pytest.mark.parametrize("text", [GOOD, FRACTIONS, LONG], ids=["good", "fractions", "long"])
def test_a_cover_fits_in_large_print_and_on_small_paper(style: Style, text: str) -> None:
    cover = lay_out_cover(leaflet(), patient(text), style)
    assert cover.findings == ()
    assert list(verify(read(paint(cover)), None, patient(text))) == []
    assert min(item.size for item in cover.pages[0].items if isinstance(item, Glyphs)) >= style.small.size


def test_words_of_the_grid_are_set_smaller_before_they_are_parted() -> None:
    sizes = []
    for width in (100, 68, 67):
        cover = lay_out_cover(leaflet(), patient(FRACTIONS), label=Paper(width * MM, 100 * MM))
        assert cover.findings == ()
        sizes += [item.size for item in cover.pages[0].items if isinstance(item, Glyphs) and item.text == "quarters"]
    assert len(set(sizes)) == 3 and sizes == sorted(sizes, reverse=True) and sizes[-1] > SMALLEST
    narrow = lay_out_cover(leaflet(), patient(FRACTIONS), label=Paper(60 * MM, 150 * MM))
    assert {finding.code for finding in narrow.findings} == {"fact-parted"}


def test_a_label_is_as_large_as_its_paper() -> None:
    page = covered(LABEL).pages[0]
    assert (page.width, page.height) == (LABEL.width, LABEL.height)


def test_a_cover_that_does_not_fit_says_by_how_much() -> None:
    long = GOOD.replace("Take with a meal.", f"Take with {SECRET} meal. " * 30)
    small = lay_out_cover(leaflet(), patient(long), label=LABEL)
    (finding,) = small.findings
    assert finding.code == "cover-too-small"
    over = re.search(r"needs ([0-9.]+) mm more", finding.message)
    assert over and SECRET not in str(finding)
    height = LABEL.height + float(over[1]) * MM
    assert lay_out_cover(leaflet(), patient(long), label=Paper(LABEL.width, height)).findings == ()
    assert lay_out_cover(leaflet(), patient(long), label=Paper(LABEL.width, height - 0.1 * MM)).findings


def test_a_cover_that_is_too_narrow_is_refused_without_its_words() -> None:
    narrow = GOOD.replace("40 mg capsule", "40 mg capsuleofaverylongname").replace("28 days", "2800 days")
    (finding, *_) = lay_out_cover(leaflet(), patient(narrow), label=Paper(26 * MM, 400 * MM)).findings
    assert finding.code == "fact-parted"
    assert "mg" not in finding.message and "2800" not in finding.message


# Before the leaflet


def streams(pdf: bytes) -> list[bytes]:
    """Return the operators of each page."""
    contents = (page.get_contents() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return [content.get_data() for content in contents if content]


@LABELS
def test_the_leaflets_pages_are_painted_as_without_a_cover(label: Paper | None) -> None:
    plain, with_one = build(example()), build(example(), patient=of_example(), label=label is not None)
    assert plain.pdf and with_one.pdf
    assert streams(with_one.pdf)[1:] == streams(plain.pdf)
    assert with_one.pages == plain.pages + 1
    told, before = read(with_one.pdf), read(plain.pdf)
    assert [page.label for page in told.pages] == ["Cover", *(page.label for page in before.pages)]
    assert [entry.title for entry in told.outline] == [entry.title for entry in before.outline]
    assert [entry.destination and entry.destination.page for entry in told.outline] == [
        entry.destination and entry.destination.page + 1 for entry in before.outline
    ]


def test_the_cover_is_told_first() -> None:
    pages = covered()
    assert [element.tag for element in pages.elements[:2]] == [Tag.DOCUMENT, Tag.COVER]
    told = read(paint(pages)).elements
    assert told[0].text.split()[1:3] == ["Name", "Example"]


def test_joining_renumbers_elements_and_nothing_else() -> None:
    cover, alone = lay_out_cover(leaflet(), patient()), lay_out(leaflet())
    joined = with_cover(cover, alone)
    by = len(cover.elements) - 1
    assert joined.elements[: by + 1] == cover.elements
    for element, before in zip(joined.elements[by + 1 :], alone.elements[1:], strict=True):
        assert element.parent == (before.parent + by if before.parent else 0)
        assert element._replace(parent=0, headers=()) == before._replace(parent=0, headers=())
    assert joined.anchors == alone.anchors


# Proven


@LABELS
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "before the leaflet"])
def test_three_readers_find_nothing_wrong(label: Paper | None, *, alone: bool, tmp_path: Path) -> None:
    cover = lay_out_cover(leaflet(), patient(), label=label)
    pdf = paint(cover if alone else with_cover(cover, lay_out(leaflet())))
    assert [str(finding) for finding in verify(read(pdf), None if alone else leaflet(), patient())] == []
    path = tmp_path / "cover.pdf"
    path.write_bytes(pdf)
    assert [failures(path, profile) for profile in BOTH] == [[], []]


@pytest.mark.parametrize("profile", BOTH)
def test_the_example_with_a_cover_is_accepted(profile: ValidationProfile, tmp_path: Path) -> None:
    built = build(example(), patient=of_example())
    assert built.pdf and built.findings == ()
    source, _ = load(example())
    assert [str(finding) for finding in verify(read(built.pdf), source, of_example())] == []
    path = tmp_path / "covered.pdf"
    path.write_bytes(built.pdf)
    assert failures(path, profile) == []


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(random_leaflets(), patients())
def test_random_covers_are_proven_before_random_leaflets(yaml: str, file: str) -> None:
    content, person = leaflet(yaml), patient(file)
    cover = lay_out_cover(content, person)
    assert cover.findings == ()
    pdf = paint(with_cover(cover, lay_out(content)))
    assert [str(finding) for finding in verify(read(pdf), content, person)] == []


def changed(old: str, new: str) -> bytes:
    """Return the document with other words in one place of the cover."""
    pages = covered()

    def said(item: Item) -> Item:
        if isinstance(item, Glyphs) and item.text.strip() == old:
            return item._replace(words=tuple(map(face(item.face).word, re.findall(r"\S+ *", new))), text=new)
        return item

    first = pages.pages[0]._replace(items=tuple(map(said, pages.pages[0].items)))
    return paint(pages._replace(pages=(first, *pages.pages[1:])))


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("Example Person", "Example", {"cover-words-missing"}),
        ("Example Person", "Example Persons", {"cover-words-missing"}),
        ("80 mg", "800 mg", {"cover-words-missing", "total-astray"}),
        ("40 mg capsule", "4 mg capsule", {"cover-words-missing"}),
        ("28 days", "8 days", {"cover-words-missing"}),
        ("2 January 1990", "3 January 1990", {"cover-words-missing"}),
        ("23 November 2026", "23 November 2025", {"cover-words-missing"}),
        ("23 November 2026", "28 November 2026", {"cover-words-missing"}),
        ("Contact", "Example Person ", {"cover-words-twice"}),
        ("1", "11", {"dose-differs"}),
        ("none", "1", {"dose-differs"}),
        ("none", "half", {"dose-differs"}),
    ],
)
def test_a_cover_that_says_something_else_is_found(old: str, new: str, codes: set[str]) -> None:
    assert set(found(changed(old, new))) == codes


def test_one_of_two_doses_that_differs_from_the_other_is_found() -> None:
    grid = GOOD.replace("noon: 0", "noon: 1").replace("80 mg", "120 mg")
    assert found(paint(covered(text=grid)), grid) == []
    assert set(found(paint(covered()), grid)) == {"cover-words-missing", "dose-differs", "total-astray"}


def test_a_leaflet_without_the_cover_that_it_should_have_is_found() -> None:
    assert "cover-words-missing" in found(paint(lay_out(leaflet())))


def elsewhere(change: Callable[[Pages], Pages]) -> set[str]:
    return set(found(paint(change(covered()))))


def test_a_name_that_leaks_into_the_structure_or_the_outline_is_found() -> None:
    def into_a_title(pages: Pages) -> Pages:
        cover = pages.elements[1]._replace(title="Cover for Example Person")
        return pages._replace(elements=(pages.elements[0], cover, *pages.elements[2:]))

    def into_the_outline(pages: Pages) -> Pages:
        title = f"{pages.outline[0].title}, Example Person"
        return pages._replace(outline=(pages.outline[0]._replace(title=title), *pages.outline[1:]))

    def into_metadata(pages: Pages) -> Pages:
        return pages._replace(identity=pages.identity._replace(title="Sample 40 mg capsules, Example Person"))

    assert elsewhere(into_a_title) == {"patient-elsewhere"}
    assert "patient-elsewhere" in elsewhere(into_the_outline)
    assert elsewhere(into_metadata) == {"patient-elsewhere", "title-differs"}


def retagged(**changes: Any) -> Callable[[Pages], Pages]:
    """Return what changes the last element of the cover, or the first of the leaflet's sections."""

    def change(pages: Pages) -> Pages:
        section = next(n for n, one in enumerate(pages.elements) if one.tag is Tag.SECTION)
        last = max(n for n, one in enumerate(pages.elements) if one.parent == 1)
        at = section if "tag" in changes else last
        return pages._replace(
            elements=(*pages.elements[:at], pages.elements[at]._replace(**changes), *pages.elements[at + 1 :])
        )

    return change


def test_something_else_on_the_page_of_the_cover_is_found() -> None:
    assert "cover-shared" in elsewhere(retagged(parent=0))


def test_a_cover_behind_the_first_page_is_found() -> None:
    assert "cover-not-first" in elsewhere(retagged(tag=Tag.COVER))


def test_a_finding_about_the_cover_does_not_quote_it() -> None:
    pages = covered(text=secret())
    items = [item for item in pages.pages[0].items if isinstance(item, Glyphs)]
    on_another = items[1]._replace(x=items[2].x, y=items[2].y)
    first = pages.pages[0]._replace(items=(*pages.pages[0].items[:-1], on_another._replace(owner=items[-1].owner)))
    findings = list(verify(read(paint(pages._replace(pages=(first, *pages.pages[1:])))), leaflet(), patient(secret())))
    assert "text-overlaps" in {finding.code for finding in findings}
    assert SECRET not in "\n".join(map(str, findings))


def test_a_footer_that_counts_the_cover_is_found() -> None:
    pages = covered()

    def said(item: Item) -> Item:
        if isinstance(item, Glyphs) and item.text == "Page 1 of 1":
            words = tuple(map(face(item.face).word, ("Page ", "2 ", "of ", "2")))
            return item._replace(words=words, text="Page 2 of 2")
        return item

    own = pages.pages[1]._replace(items=tuple(map(said, pages.pages[1].items)))
    assert found(paint(pages._replace(pages=(pages.pages[0], own)))) == ["footer-number", "footer-differs"]


# Kept to itself


def built(text: str, label: Paper | None = None, style: Style = STANDARD) -> Built:
    with tempfile.TemporaryDirectory() as folder:
        source, about = Path(folder) / "leaflet.yaml", Path(folder) / "patient.yaml"
        source.write_text(bad_leaflets.GOOD, encoding="utf-8")
        about.write_text(text, encoding="utf-8")
        return build(source, style, patient=about, label=label is not None)


@LABELS
def test_no_object_but_the_covers_content_has_a_word_of_the_patient(label: Paper | None) -> None:
    pdf = built(secret(), label).pdf
    assert pdf
    reader = pypdf.PdfReader(BytesIO(pdf))
    (cover,) = [reader.pages[0].raw_get("/Contents").idnum]
    seen = 0
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0])):
        value = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        data = value.get_data() if isinstance(value, pypdf.generic.StreamObject) else b""
        if number != cover and value is not None:
            seen += 1
            everything = repr(value).encode() + data
            for form in (SECRET.encode(), SECRET.encode("utf-16-be"), SECRET.encode("utf-16-be").hex().encode()):
                assert form.lower() not in everything.lower()
    assert seen > 20
    assert SECRET in reader.pages[0].extract_text()
    assert SECRET.encode() not in pdf


def test_nothing_is_said_or_left_behind(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    about, source = tmp_path / "p.yaml", tmp_path / "l.yaml"
    about.write_text(secret(), encoding="utf-8")
    source.write_text(bad_leaflets.GOOD, encoding="utf-8")
    made = build(source, patient=about)
    assert made.pdf and SECRET not in repr(made) and repr(made.pdf[:20]) not in repr(made)
    assert capfd.readouterr() == ("", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["l.yaml", "p.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("80 mg", "81 mg", "total-differs"),
        ("medicine: sample", f"medicine: {SECRET}", "medicine-differs"),
        (f"{SECRET}name", f"{SECRET}name水", "character-not-covered"),
        (f"{SECRET}meal", f"{SECRET}meal " * 700, "cover-too-small"),
        ("name:", f"{SECRET}:", "unknown-key"),
    ],
)
def test_what_stops_a_cover_is_told_without_the_patients_words(old: str, new: str, code: str) -> None:
    made = built(secret().replace(old, new, 1))
    assert made.pdf is None
    assert code in {finding.code for finding in made.findings}
    assert SECRET not in repr(made) and SECRET not in "\n".join(map(str, made.findings))


def test_findings_of_leaflet_and_patient_come_together(tmp_path: Path) -> None:
    about, source = tmp_path / "p.yaml", tmp_path / "l.yaml"
    about.write_text(GOOD.replace("28 days", "28"), encoding="utf-8")
    source.write_text(bad_leaflets.GOOD.replace("status: draft", "status: daft"), encoding="utf-8")
    assert {finding.code for finding in build(source, patient=about).findings} == {"unknown-choice", "bad-days"}


def test_a_defect_is_told_without_the_patients_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def losing(*given: Any) -> Pages:
        pages = make_up(*given)
        return pages._replace(pages=(pages.pages[0]._replace(items=pages.pages[0].items[:-3]),))

    monkeypatch.setattr("leaflet_pdf.layout.cover.cover.make_up", losing)
    with pytest.raises(LayoutError) as caught:
        built(secret())
    assert SECRET not in str(caught.value) and caught.value.__context__ is None


_SEARCH = """
import gc, sys
from leaflet_pdf import build
from leaflet_pdf.text import memo

if sys.argv[3] == "never forget":
    memo.Remembered._made_privately = lambda self, key, _: self.setdefault(key, self._make(key))
made = build(sys.argv[1], patient=sys.argv[2])
assert (made.pdf is None) == (sys.argv[3] == "does not fit"), made
del made
gc.collect()
secret = "jxqZ"[::-1]
waiting, seen, found = gc.get_objects(), set(), 0
while waiting:
    one = waiting.pop()
    if id(one) not in seen:
        seen.add(id(one))
        found += isinstance(one, str) and secret in one and one is not secret
        found += isinstance(one, bytes) and secret.encode() in one
        waiting += gc.get_referents(one)
print(found)
"""


@pytest.mark.parametrize(("how", "kept"), [("fits", False), ("does not fit", False), ("never forget", True)])
def test_no_object_of_the_process_remembers_the_patient(how: str, *, kept: bool, tmp_path: Path) -> None:
    about, source = tmp_path / "p.yaml", tmp_path / "l.yaml"
    more = 500 if how == "does not fit" else 1
    about.write_text(secret().replace(f"{SECRET}meal", f"{SECRET}meal " * more), encoding="utf-8")
    source.write_text(bad_leaflets.GOOD, encoding="utf-8")
    command = [sys.executable, "-c", _SEARCH, str(source), str(about), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (int(done.stdout) > 0) == kept


def test_a_card_that_is_higher_than_the_leaflets_pages_may_be_cut_though_the_cover_is_higher() -> None:
    giant, _ = load_theme("giant")
    assert giant is not None
    paper = giant.on(PAPERS["a5"])
    content = replace(leaflet(), introduction=(Card(text("Card"), tuple(several(4, "line")), (), HERE),))
    pages = lay_out(content, paper.on(paper.paper.half))
    assert "card-torn" in {finding.code for finding in pages.findings}
    folded = impose(pages, Scheme.TWO_UP, paper.paper, paper.hairline)
    printed = paint(with_cover(lay_out_cover(content, patient(), paper), folded))
    assert "part-torn" not in {finding.code for finding in verify(read(printed), content, patient())}
