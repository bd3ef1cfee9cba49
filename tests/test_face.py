"""What programs use: leaflets from paths, names, text, bytes and values; options by name; wrong arguments."""

from __future__ import annotations

import doctest
import gc
import inspect
import pydoc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import yaml
from PIL import Image

import leaflet_pdf
from leaflet_pdf import (
    PRINTED,
    STANDARD,
    Built,
    Item,
    PrintOptions,
    build,
    build_many,
    lay_out,
    load,
    load_theme,
    paint,
)
from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import content, is_file, is_folder
from leaflet_pdf.files.memory import folder_of
from leaflet_pdf.files.path_policy import inside, own_files
from leaflet_pdf.model.gc_paused import gc_paused
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.sources.given.as_yaml import as_yaml
from leaflet_pdf.sources.patient.parse import load_patient
from tests.bad_leaflets import GOOD
from tests.patients import GOOD as PATIENT

NAME = "isotretinoin-40mg"
FILE = bundled("content") / f"{NAME}.yaml"
TEXT = FILE.read_text(encoding="utf-8")
FUNCTIONS = [name for name in leaflet_pdf.__all__ if inspect.isfunction(getattr(leaflet_pdf, name))]


def picture() -> bytes:
    made = BytesIO()
    Image.new("L", (8, 8), 90).save(made, "PNG")
    return made.getvalue()


PICTURED = f"{GOOD}      - figure: pictures/grey.png\n        alt: A grey square\n"
FILES: dict[str, Any] = {"pictures/grey.png": picture()}


# The face


def test_there_are_at_most_twelve_functions_to_learn() -> None:
    assert 8 < len(FUNCTIONS) <= 12


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_each_function_is_true(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILE.parent.parent)
    known = {**{one: getattr(leaflet_pdf, one) for one in leaflet_pdf.__all__}, "date": date, "Path": Path}
    (example,) = doctest.DocTestFinder(recurse=False).find(getattr(leaflet_pdf, name), name, globs=known)
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0


def test_the_help_of_build_fits_a_screen() -> None:
    told = pydoc.plain(pydoc.render_doc(build))
    assert len(told.splitlines()) <= 40
    assert all(option in told for option in PrintOptions.__slots__)


# The same bytes from all that a leaflet can be


SOURCES: dict[str, Callable[[], Any]] = {
    "a name": lambda: NAME,
    "a path in words": lambda: str(FILE),
    "text": lambda: TEXT,
    "bytes": TEXT.encode,
    "values that are all text": lambda: yaml.load(TEXT, yaml.BaseLoader),
    "values as YAML has them": lambda: yaml.safe_load(TEXT),
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_same_content_gives_the_same_bytes(source: Callable[[], Any]) -> None:
    built = build(source(), name=FILE.name)
    assert built.findings == ()
    assert built.pdf == build(FILE).pdf
    assert built.source.name == FILE.name
    assert built.leaflet is not None
    assert len(lay_out(built.leaflet, PRINTED).pages) == built.pages == 6


def test_what_content_names_is_taken_from_memory(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/grey.png").write_bytes(picture())
    (tmp_path / "mine.yaml").write_text(PICTURED, encoding="utf-8")
    from_disk = build(tmp_path / "mine.yaml", embed_source=True)
    assert from_disk.pdf is not None
    assert build(PICTURED, name="mine.yaml", files=FILES, embed_source=True).pdf == from_disk.pdf


def test_a_theme_and_standards_are_taken_from_memory() -> None:
    theme = {"theme": "House", "based-on": "mono", "two-sided": True, "line-spacing": 1.4}
    built = build(GOOD, theme="house", files={"themes/house.yaml": theme})
    assert built.pdf is not None and built.findings == ()
    assert built.pdf == build(GOOD, theme="themes/house.yaml", files={"themes/house.yaml": theme}).pdf
    assert built.pdf != build(GOOD, theme="mono").pdf
    wrong = build(
        GOOD.replace("profile: pharmacy", "profile: profiles/own.yaml"), files={"profiles/own.yaml": "a: b\n"}
    )
    assert {(one.source.file, one.code) for one in wrong.findings} >= {("profiles/own.yaml", "unknown-key")}


def test_no_file_of_a_disk_is_read_for_content_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pictures").mkdir()
    Path("pictures/grey.png").write_bytes(picture())
    (missing,) = build(PICTURED).findings
    assert (missing.code, missing.source.file, missing.hint) == ("picture-missing", "leaflet.yaml", "put it into files")
    for way in ("../grey.png", f"{tmp_path.as_posix()}/pictures/grey.png", "pictures/../../x.png"):
        (outside,) = build(PICTURED.replace("pictures/grey.png", way), files=FILES).findings
        assert outside.code == "picture-outside"


def test_a_finding_names_the_line_of_the_text_that_values_were_written_as() -> None:
    values = yaml.safe_load(GOOD)
    values["nonsense"] = 1.5
    built = build(values, name="mine.yaml")
    (finding,) = built.findings
    assert finding.source.file == "mine.yaml"
    assert built.text.splitlines()[finding.source.line - 1] == '"nonsense": 1.5'


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({"a": "b: #c"}, '"a": "b: #c"\n'),
        ({"a": date(2026, 11, 23)}, '"a": 2026-11-23\n'),
        ({"a": 1, "b": 1.5, "c": True, "d": False}, '"a": 1\n"b": 1.5\n"c": yes\n"d": no\n'),
        ({"a": None}, '"a":\n'),
        ({1: []}, '"1": []\n'),
        ({"a": {}}, '"a": {}\n'),
        ({"a": [{"b": ["c", "d"]}, "e"]}, '"a":\n  -\n    "b":\n      - "c"\n      - "d"\n  - "e"\n'),
        ({"a": ("two\nlines", "µ \u2028 “q” \\ \x00")}, '"a":\n  - "two\\nlines"\n  - "µ \u2028 “q” \\\\ \\u0000"\n'),
    ],
)
def test_values_are_written_as_an_author_would(values: Mapping[object, object], written: str) -> None:
    assert as_yaml(values, "source") == written


def test_what_is_written_is_what_is_read() -> None:
    values = {"a": ["  two\n\nlines \t", "'", '"', "- x", "#", "", "é\u00a0\U0001f600", "&a *b !c %d @e `f"]}
    assert yaml.safe_load(as_yaml(values, "source")) == values


# A patient


def values_of_patient() -> dict[str, Any]:
    values: dict[str, Any] = yaml.load(PATIENT, yaml.BaseLoader)
    return values


@pytest.mark.parametrize("label", [False, True])
def test_a_patient_is_a_value_a_file_or_values(tmp_path: Path, *, label: bool) -> None:
    file = tmp_path / "patient.yaml"
    file.write_text(PATIENT, encoding="utf-8")
    patient, _ = load_patient(file)
    assert patient is not None
    by_file = build(GOOD, patient=file, label=label)
    assert by_file.pdf is not None, by_file.findings
    assert build(GOOD, patient=str(file), label=label).pdf == by_file.pdf
    assert build(GOOD, patient=patient, label=label).pdf == by_file.pdf
    assert build(GOOD, patient=values_of_patient(), label=label).pdf == by_file.pdf
    leaflet = build(GOOD).leaflet
    assert leaflet is not None
    if not label:
        assert paint(lay_out(leaflet, PRINTED, patient=patient)) == by_file.pdf


@pytest.mark.parametrize("key", ["name", "Jane Unmistakable"])
@pytest.mark.parametrize("value", ["", [], {}, "Unmistakable\nPerson", {"Unmistakable": {"Person"}}, {1.5: "x"}])
def test_neither_a_finding_nor_an_error_shows_a_patients_words(key: str, value: object) -> None:
    values: dict[Any, Any] = {**values_of_patient(), key: value}
    try:
        told = "".join(map(str, build(GOOD, patient=values).findings))
    except TypeError as error:
        told = str(error)
    assert told and "Unmistakable" not in told and "Person" not in told


# Options


COMMANDS: dict[str, dict[str, Any]] = {
    "--theme large": {"theme": "large"},
    "--theme harbour --duplex --binding 6 --ruler": {
        "theme": bundled("content") / "themes/harbour.yaml",
        "duplex": True,
        "binding": 6,
        "ruler": True,
    },
    "--paper 170x240mm --columns 2": {"paper": "170 x 240 mm", "columns": 2},
    "--paper A5 --fit 1-sheet --two-up": {"paper": "A5", "fit": "1-sheet", "scheme": "two-up"},
    "--booklet --fillable": {"scheme": Scheme.BOOKLET, "fillable": True},
    "--embed-source --theme mono": {"embed_source": True, "theme": "mono"},
}


@pytest.mark.parametrize("command", COMMANDS, ids=COMMANDS)
def test_names_in_python_are_those_of_the_command(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(GOOD, encoding="utf-8")
    assert main(["build", "mine.yaml", "-q", *command.split()]) == 0
    (written,) = Path("out").glob("*.pdf")
    words = COMMANDS[command]
    built = build("mine.yaml", **words)
    assert built.pdf == written.read_bytes()
    assert build("mine.yaml", PrintOptions(**words)).pdf == built.pdf
    (done,) = build_many([Item(Path("mine.yaml"), PrintOptions(**words))])
    assert done.pdf == built.pdf


def test_an_option_by_name_goes_before_the_same_of_a_value() -> None:
    options = PrintOptions(theme="large", paper="a5")
    assert build(GOOD, options, paper="a4").pdf == build(GOOD, theme="large").pdf


def test_a_style_stands_in_the_place_of_a_theme() -> None:
    large, _ = load_theme("large")
    assert large is not None
    assert build(GOOD, large, columns=2, paper="a4").pdf == build(GOOD, theme="large", columns=2).pdf


def test_options_that_cannot_be_printed_together_are_findings() -> None:
    wanted = PrintOptions(paper="90x90mm", columns=3)
    built = build(GOOD, wanted)
    assert built.pdf is None and {one.code for one in built.findings} == {"column-too-narrow"}
    (done,) = build_many([Item(FILE, wanted)])
    assert done.findings == built.findings and not done.sha256


@pytest.mark.parametrize("options", [PrintOptions(), PrintOptions(theme="mono", fit=4, scheme=Scheme.BOOKLET)])
def test_options_are_said_by_what_makes_them_again(options: PrintOptions) -> None:
    assert eval(repr(options), {"PrintOptions": PrintOptions}) == options


Wrong = tuple[type[Exception], str, Callable[[], object]]

wrongly: Any = build
"""`build` for calls that no type checker lets through."""

WRONG: dict[str, Wrong] = {
    "a theme": (ValueError, "no theme 'larg'; did you mean large", lambda: build(GOOD, theme="larg")),
    "no theme": (ValueError, "theme='': name a theme", lambda: build(GOOD, theme="")),
    "a theme's type": (ValueError, "theme=3: name a theme", lambda: wrongly(GOOD, theme=3)),
    "paper": (ValueError, "paper='a6': 'a6' is not a paper size: write a4, a5", lambda: build(GOOD, paper="a6")),
    "paper's size": (ValueError, "paper='10x10mm': paper must measure from 90", lambda: build(GOOD, paper="10x10mm")),
    "paper's type": (TypeError, "paper=4 is of the wrong type", lambda: wrongly(GOOD, paper=4)),
    "columns": (ValueError, "columns=4: write 1, 2 or 3", lambda: build(GOOD, columns=4)),
    "columns that are said": (ValueError, "columns=True: write 1, 2", lambda: build(GOOD, columns=True)),
    "binding": (ValueError, "binding='wide': 'wide' is not a width", lambda: build(GOOD, binding="wide")),
    "fit": (ValueError, "fit=0: 0 is not a number of sides: write 1-side", lambda: build(GOOD, fit=0)),
    "a list to fit": (TypeError, r"fit=\[1\] is of the wrong type", lambda: wrongly(GOOD, fit=[1])),
    "scheme": (ValueError, "scheme='booklets': did you mean booklet", lambda: build(GOOD, scheme="booklets")),
    "a flag": (TypeError, "duplex='no' is neither True nor False", lambda: wrongly(GOOD, duplex="no")),
    "an option": (TypeError, "no option 'papper'; did you mean paper", lambda: wrongly(GOOD, papper="a4")),
    "options": (TypeError, "options='large' is of type str", lambda: wrongly(GOOD, "large")),
    "a label for nobody": (ValueError, "label=True: .* name the patient", lambda: build(GOOD, label=True)),
    "a patient's source": (ValueError, "embed_source=True", lambda: build(GOOD, embed_source=True, patient="p.yaml")),
    "a style's source": (ValueError, "a Style excludes", lambda: build(GOOD, STANDARD, embed_source=True)),
    "a style and a theme": (ValueError, "a Style excludes", lambda: build(GOOD, STANDARD, theme="large")),
    "a patient's type": (TypeError, "patient is of type int: pass", lambda: wrongly(GOOD, patient=7)),
    "a name": (ValueError, "no leaflet 'isotretinoin'.*did you mean isotret", lambda: build("isotretinoin")),
    "a name of nothing": (ValueError, "there is no leaflet ''", lambda: build("")),
    "a file": (ValueError, "there is no file none.yaml", lambda: build("none.yaml")),
    "a source's type": (TypeError, "source is of type int", lambda: wrongly(7)),
    "no source": (TypeError, "source is of type NoneType", lambda: wrongly(None)),
    "a set in values": (TypeError, r"source\['a'\]\[1\] is of type set", lambda: build({"a": ["b", {"c"}]})),
    "no number": (TypeError, r"source\['a'\] is of type float", lambda: build({"a": float("nan")})),
    "a moment": (TypeError, r"source\['a'\] is of type datetime", lambda: build({"a": datetime(2026, 1, 1)})),
    "a key": (TypeError, r"source\['a'\] has a key of type tuple", lambda: build({"a": {(1, 2): "b"}})),
    "values in themselves": (ValueError, "is deeper than 100", lambda: build(_in_itself())),
    "a name that leads out": (ValueError, "name='../x.yaml' is not a name", lambda: build(GOOD, name="../x.yaml")),
    "a name of another kind": (ValueError, "name='x.txt': .* ends in .yaml", lambda: build(GOOD, name="x.txt")),
    "files beside a file": (ValueError, "files=.* in memory", lambda: build(FILE, files=FILES)),
    "files that lead out": (ValueError, "files='../x'", lambda: build(GOOD, files={"../x": b""})),
    "a file that is the leaflet": (ValueError, "leaflet itself", lambda: build(GOOD, files={"leaflet.yaml": b""})),
    "a file's type": (TypeError, r"files\['a'\] is of type int", lambda: wrongly(GOOD, files={"a": 1})),
    "a file's name": (TypeError, "files=1 is of type int", lambda: wrongly(GOOD, files={1: b""})),
}


def _in_itself() -> dict[object, object]:
    values: dict[object, object] = {}
    values["a"] = [values]
    return values


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_argument_is_named_with_what_is_possible(what: str) -> None:
    error, message, call = WRONG[what]
    with pytest.raises(error, match=message):
        call()


# What was built


def test_what_was_built_is_written_whole_or_said_to_be_missing(tmp_path: Path) -> None:
    built = build(GOOD)
    path = built.write(tmp_path / "out/mine.pdf")
    assert path.read_bytes() == built.pdf
    with pytest.raises(ValueError, match=r"there is no PDF:\n.*missing-key"):
        build("format: 1\n\n").write(tmp_path / "none.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


# Files in memory


def test_a_folder_in_memory_is_read_as_one_on_a_disk() -> None:
    with folder_of({"a.yaml": b"1234", "profiles/b.yaml": b"", "profiles/c.txt": b""}) as folder:
        assert content(folder / "a.yaml") == b"1234" and content(folder / "a.yaml", 2) == b"12"
        assert is_file(folder / "a.yaml") and not is_file(folder / "profiles") and is_folder(folder / "profiles")
        assert own_files(folder, "profiles") == ("profiles/b.yaml",) and own_files(folder, "facts") == ()
        assert inside(folder, "../x") is None and inside(folder, "a.yaml") == folder / "a.yaml"
        for name in ("b.yaml", "profiles"):
            with pytest.raises(FileNotFoundError):
                content(folder / name)
    assert not is_file(folder / "a.yaml")


def test_other_files_have_another_folder_and_each_thread_has_its_own() -> None:
    with folder_of({"a": b"1"}) as one, folder_of({"a": b"2"}) as other:
        assert one != other and content(one / "a") == b"1" and content(other / "a") == b"2"
        with ThreadPoolExecutor(1) as pool:
            assert not pool.submit(is_file, one / "a").result()
    with folder_of({"a": b"1"}) as again:
        assert again == one


# Threads


def test_threads_build_what_one_builds_alone() -> None:
    ways: list[dict[str, Any]] = [{}, {"theme": "mono"}, {"columns": 2}, {"patient": values_of_patient()}]

    def built(number: int) -> str:
        made: Built = build(GOOD if number % 2 else PICTURED, files=FILES, **ways[number % 4])
        assert made.pdf is not None
        return sha256(made.pdf).hexdigest()

    alone = [built(number) for number in range(4)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(built, range(32))) == alone * 8


@pytest.fixture
def _searching() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.usefixtures("_searching")
def test_the_search_for_garbage_pauses_for_one_thread_alone() -> None:
    begun, ended = Event(), Event()

    def work() -> None:
        with gc_paused():
            begun.set()
            ended.wait()

    with ThreadPoolExecutor(1) as pool:
        with gc_paused():
            assert not gc.isenabled()
            other = pool.submit(work)
            begun.wait()
            assert gc.isenabled()
        assert gc.isenabled()
        ended.set()
        other.result()
    assert gc.isenabled()
    gc.disable()
    with gc_paused():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_a_leaflet_that_was_loaded_is_what_was_built() -> None:
    assert build(FILE).leaflet == load(FILE)[0]
