"""Files as nobody would write them, made of good ones: leaflets, themes, patients, records, standards, pictures, fonts.

    python -m tests.fuzz --count 20000 --seed 1

Whatever is in a file, it is read, and what can be is built, without an exception, in a bounded time and memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import struct
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from leaflet_pdf import Severity, build, check, load, load_theme
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.model.print_options import PrintWords
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.patient.parse import load_patient
from leaflet_pdf.text.face import face
from tests import patients

MOST_SECONDS = 2.0
MOST_BYTES = 300 * 2**20
MOST_VALUES = 150_000
"""In a file that is made, so that making it takes no more than using it: half as many again as are read."""
SHARE = 500
"""How many files are tried between two reports."""

LEAFLET = """\
format: 1
id: sample-40mg
title: Sample 40 mg capsules
medicine:
  substance: sample
  strength: 40 mg
  form: capsules
  class: samples
  longest-supply: 30 days
  largest-dose: {each: 40 mg, day: 80 mg, week: 560 mg}
  least-interval: 8 hours
additional-monitoring: {as-of: 2026-11-20, statement: It is watched.}
language: en-GB
jurisdiction: GB
profile: profiles/own.yaml
version: 0.1
revised: 2026-11-23
review-by: 2027-05-23
status: approved
notice: For training.
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
online: https://a.io
sources: {NHS: {title: A page, address: "https://www.example.org/", as-of: 2026-11-23}}
waivers: [{code: long-sentence, reason: It is needed., words: Words}]
introduction: ["Read **this** first. [@NHS]"]
sections:
  - id: first
    heading: First
    body:
      - "Words, see [#second], and [a page](https://www.example.org/a). [@NHS]"
      - subheading: More
      - bullets: [One., {item: Two, bullets: [Three]}, {item: Four, steps: [Five, Six]}]
      - steps: [One., Two.]
      - {warning: Stop, level: danger, body: [Stop now., {bullets: [One.]}, {pictogram: no-alcohol, text: No drinks.}]}
      - note: [A note., {steps: [One.]}]
      - {table: Doses, columns: [Day, Dose], rows: [{group: Week}, [Monday, 40 mg], ["", [One., Two.]]]}
      - side-effects: {stop-now: [Rash], very-common: [Dry lips], rare: [Pain], not-known: [Cough]}
      - precautions: [{topic: Alcohol, rating: do-not-use, body: Do not drink., pictogram: no-alcohol}]
      - interactions:
          - {with: St John’s wort, kind: herb, rating: do-not-combine, body: It works less.}
          - {with: juice, kind: drink, rating: take-care, own-words: yes, body: [Drink little., {bullets: [One.]}]}
      - questions: [{question: What if?, answer: Then this.}]
      - definitions: [{term: Tablet, meaning: A pill.}]
      - {figure: picture.png, alt: A square., caption: A caption.}
      - {figure: photo.jpg, alt: A square.}
      - {pictogram: no-alcohol, text: No drinks.}
  - id: second
    heading: Second
    body:
      - {slip: A slip, body: [Fill it in.], fields: [Name, {wide: Where}, {tick: Yes}]}
      - {card: A card, body: [Show it.], fields: [Name]}
      - {diary: A diary, columns: [Day, Dose], rows: 7}
      - {diary: Another, columns: [Day, Dose], rows: [Monday, Tuesday]}
"""

THEME = """\
theme: House
based-on: standard
print: standard
sizes: {title: 22 pt, heading: 15, subheading: 12, box-title: 12, text: 12, table: 11, small: 10}
line-spacing: 1.3
space: 1
line-length: 34
margins: {top: 19 mm, right: 2 cm, bottom: 1 in, left: 54 pt}
columns: 1
faces: {regular: face.ttf, bold: face.ttf}
colours: {ink: "#101010", quiet: "#404040", accent: "#123c5a", link: "#0b4a7a", danger: "#8a1010"}
tints: {table-head: "#eef4fa", danger: none}
frames: {danger: {stroke: 2 pt, bar: 6 pt}, caution: {stroke: 1, bar: 0}}
logo: {picture: picture.png, height: 9 mm}
"""

RECORD = """\
format: 1
leaflet: sample-40mg
approvals:
  - by: A. Example
    role: pharmacist
    date: 2026-11-23
    review-by: 2027-05-23
    version: "0.1"
    profile: pharmacy
    content: "{digest}"
    pdf: "{digest}"
    program: leaflet_pdf 0.1.0
    comment: Fine.
    waived: [{finding: long-sentence, reason: It is needed.}]
""".replace("{digest}", "0" * 64)

PROFILE = """\
profile: Own
version: 1
based-on: pharmacy
outline: [{key: first, headings: {en: [First]}, phrases: {en: [first|one]}, clause: Us., required: yes}]
fixed: no
others: yes
statements:
  en:
    - must-say: one
      phrases: [words ... page, "kill*"]
      message: It is missing.
      hint: Say it.
      clause: Us.
      bad: Nothing.
      good: Words on a page.
      severity: warning
      near: [word]
      jurisdictions: [GB]
      since: 2020-01-01
limits: {pages: {value: 8, clause: Us.}}
severities: [{code: long-sentence, severity: silent}]
"""

FACTS = """\
substance: sample
changes: [{on: 2026-01-01, what: A change., clause: Us., jurisdictions: [GB]}]
ratings: {en: [{topics: [alcohol], rating: do-not-use, clause: Us.}]}
statements:
  en: [{must-not-say: two, phrases: [never], message: No., hint: No., clause: Us., bad: Never., good: No.}]
"""

GLOSSARY = """\
words: Ours
language: en
terms: [renal = kidney]
plainer: ["commenc* = start"]
"""

DISPENSED = {
    "weekly": (
        "2.5 mg, form: tablets, schedule: weekly-only, largest-dose: {week: 25 mg}, whole-units: yes",
        "{unit: 2.5 mg tablet, take: 6, on: Monday}",
    ),
    "by the hour": (
        "250 mg/5 ml, form: oral suspension, largest-dose: {each: 1 g, day: 3 g}, least-interval: 6 hours",
        "{unit: 250 mg/5 ml oral suspension, take: 5 ml, every: 8 hours}",
    ),
    "as needed": (
        "100 micrograms, form: inhaler, largest-dose: {day: 800 micrograms}, least-interval: 4 hours",
        "{unit: 100 micrograms inhaler, take: 1 to 2 puffs, least-interval: 4 hours, most-in-a-day: 8 puffs}",
    ),
    "tapering": (
        "5 mg, form: tablets, largest-dose: {day: 60 mg}, longest-supply: 84 days",
        "[{unit: 5 mg tablet, take: 8, every: day, from: 2026-11-23, to: 2026-11-29},"
        " {unit: 5 mg tablet, take: half, every: 2 days, from: 2026-11-30, to: 2026-12-20}]",
    ),
    "several strengths": (
        "1 mg and 3 mg, form: tablets, largest-dose: {day: 15 mg}",
        "[{unit: 3 mg tablet, take: 1, on: Monday}, {unit: 1 mg tablet, take: 4, on: Tuesday and Friday},"
        " {unit: 1 mg tablet, morning: 1, noon: 0, evening: 0.5, night: 0}]",
    ),
    "in days": (
        "25 micrograms/hour, form: patches, least-interval: 72 hours",
        "{unit: 25 micrograms/hour patch, take: 1, every: 3 days}",
    ),
}
"""What a leaflet is about, with limits, and a dose of it, for each kind of schedule but times of the day."""


def dispensed(medicine: str) -> str:
    """Return the good leaflet about another medicine."""
    about = f"medicine: {{substance: sample, strength: {medicine}}}\n"
    return re.sub(r"(?m)^medicine:\n(?:  .*\n)+", about, LEAFLET).replace("Sample 40 mg capsules", "Sample")


LABELS: tuple[PrintWords, ...] = (
    {},
    {"label": True},
    {"label_size": "120x180mm"},
    {"label_size": "150x210mm", "label_only": True},
    {"label_size": "70x37mm", "label_only": True},
    {"label_size": "25x25mm", "label_only": True},
)
"""How a cover is printed: as a page, or as a label."""

KINDS = {
    "leaflet": ("leaflet.yaml", LEAFLET),
    "theme": ("house.yaml", THEME),
    "patient": ("patient.yaml", patients.GOOD),
    "record": ("leaflet.approval.yaml", RECORD),
    "profile": ("profiles/own.yaml", PROFILE),
    "facts": ("facts/own.yaml", FACTS),
    "glossary": ("glossary/own.yaml", GLOSSARY),
    **{f"{name} patient": (f"{name} patient.yaml", patients.with_dose(dose)) for name, (_, dose) in DISPENSED.items()},
}
"""Each kind of file, where it stands, and a good one."""

ODD_VALUES: list[Any] = [
    *(
        "",
        None,
        "null",
        "~",
        "yes",
        "0",
        "-1",
        "1e999",
        "9" * 30,
        "9" * 5_000,
        "0.1",
        ".5",
        "١٢",
        "²",
        "NaN",
        "x" * 300,
    ),
    *(
        "x " * 9_000,
        "x" * 21_000,
        "**",
        "[@NHS]",
        "[#first]",
        "[a](b)",
        "[@",
        "**a",
        "^",
        "~",
        "\\",
        "[a](javascript:x)",
    ),
    *(
        "\u202eabc",
        "a\u0301" * 50,
        "\U0001f9ea",
        "\ud7ff",
        "İ",
        "ß" * 50,
        "ﬁ",
        "שלום",
        "ไทย",
        "\u00a0",
        "\u200b",
        "a\u00adb",
    ),
    *("2026-02-30", "0000-00-00", "9999-12-31", "0001-01-01"),
    *("..", "../x", "/etc/passwd", "a/" * 2_000, "con", "a\\b"),
    *(
        "#000000",
        "#zzzzzz",
        "1 mm",
        "99999 mm",
        "9" * 400 + " mm",
        "0",
        "none",
        "profiles/own.yaml",
        "en-" + "abcdefgh-" * 99,
    ),
    *("picture.png", "photo.jpg", "bomb.png", "passes.jpg", "thin.png", "loop.png", "pipe.png", "folder", "face.ttf"),
    *(
        [],
        {},
        [[]],
        [{}],
        {"": ""},
        {"a": "b"},
        ["a"],
        [None],
        {"x": [{"y": [[[[]]]]}]},
        ["a"] * 400,
        [["a"] * 30] * 30,
    ),
    {str(number): "x" for number in range(600)},
    [{str(number): [str(number)]} for number in range(300)],
]

TRICKS = [
    *(
        "&a ",
        "*a",
        "!!python/object:os.system ",
        "!x ",
        "<<: {a: b}\n",
        "---\n",
        "...\n",
        "%YAML 9.9\n",
        "? ",
        ": ",
        "- ",
    ),
    *(
        "|\n",
        ">\n",
        "|9\n",
        '"',
        "'",
        "\t",
        "\0",
        "\ufeff",
        "\u202e",
        "\x85",
        "\u2028",
        "\r",
        "\r\n",
        "[",
        "]",
        "{",
        "}",
        "#",
    ),
    *("\\x00", '"\\ud800"', '"\\U00110000"', "@", "`", "%", "\x1b[31m", "::error::", "\x7f", "\ufffe", "\U000e0001"),
    *(
        "[" * 50,
        "- " * 30,
        "{a: " * 40,
        "[" * 3_000,
        "- " * 3_000,
        "a: " * 100,
        "x" * 30_000,
        "\n" * 5_000,
        "# " * 5_000,
    ),
    *("- a\n" * 5_000, "".join(f"k{number}: v\n" for number in range(5_000)), '"' + "\\n" * 3_000 + '"', "*" * 3_000),
    *("[@NHS]" * 3_000, "**a** " * 3_000, "^a^" * 3_000, "[" * 20 + "a](b)" * 500, "&a [*a]\n", "? [a, b]\n: c\n"),
]
HUGE = [
    lambda: "- a\n" * 400_000,
    lambda: "".join(f"k{number}: v\n" for number in range(300_000)),
    lambda: "a: " + "x" * 4_000_000,
    lambda: "[" * 1_000_000,
    lambda: "{a: " * 500_000,
    lambda: "[a, " * 400_000,
    lambda: "- - - -\n" * 300_000,
    lambda: "? a\n" * 500_000,
    lambda: '"' + "\\u0041" * 600_000 + '"',
    lambda: "#" * 4_100_000,
    lambda: "\n" * 4_100_000,
    lambda: "&a " * 1_000_000,
    lambda: "*a\n" * 1_000_000,
    lambda: "\u202e" * 1_000_000,
    lambda: "a: |\n" + " x\n" * 1_000_000,
]


@dataclass
class Outcome:
    """What came of a search: how often each kind was tried, what failed, and the cases of most time and memory."""

    tried: Counter[str] = field(default_factory=Counter)
    built: int = 0
    failed: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")

    def with_more(self, more: Outcome) -> Outcome:
        """Return what came of this and of another search."""
        return Outcome(
            self.tried + more.tried,
            self.built + more.built,
            self.failed + more.failed,
            max(self.slowest, more.slowest),
            max(self.largest, more.largest),
        )


def paths(tree: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value of a tree but the tree itself."""
    keys = tree.keys() if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield (*here, key)
        yield from paths(tree[key], (*here, key))


def at(tree: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        tree = tree[key]
    return tree


def replaced(tree: Any, way: tuple[Any, ...], value: Any) -> Any:
    """Return a tree in which another value stands at the end of a way."""
    changed = deepcopy(tree)
    at(changed, way[:-1])[way[-1]] = value
    return changed


def in_yaml(tree: Any) -> str:
    dumped: str = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
    return dumped


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML asks so
        return True


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def in_json(tree: Any) -> str:
    """Return a tree as YAML in the way of JSON, which is soon written; nothing is null."""
    return json.dumps(tree, ensure_ascii=False, indent=0)


def read(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def of_tree(text: str, chance: random.Random) -> str:
    """Return a file whose tree is a good one's with one to three changes."""
    tree = read(text)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        ways = list(paths(tree))
        if not ways:
            break
        way, other = chance.choice(ways), chance.choice(ways)
        old = at(tree, way)
        match chance.randrange(9):
            case 0 | 1 | 2:
                tree = replaced(tree, way, chance.choice(ODD_VALUES))
            case 3:
                is_small = 2 * len(ways) < MOST_VALUES
                tree = replaced(tree, way, deepcopy(at(tree, other)) if is_small else "")
            case 4:
                tree = replaced(tree, way, [old] if chance.random() < 0.5 else {"item": old})
            case 5:
                tree = deepcopy(tree)
                del at(tree, way[:-1])[way[-1]]
            case 6:
                around = at(tree := deepcopy(tree), way[:-1])
                if isinstance(around, dict):
                    around[chance.choice(["", "x", "id", "item", "rows", "::error::", "a\nb"])] = around.pop(way[-1])
            case 7:
                times = chance.choice([2, 50, 300])
                is_small = times * (1 + sum(1 for _ in paths(old))) + len(ways) < MOST_VALUES
                tree = replaced(tree, way, [old] * (times if is_small else 1))
            case _:
                deep: Any = old
                for _ in range(chance.choice([2, 10, 25, 40])):
                    deep = [deep] if chance.random() < 0.5 else {"bullets": deep}
                tree = replaced(tree, way, deep)
    return in_yaml(tree) if chance.random() < 0.3 else in_json(tree)


def of_text(text: str, chance: random.Random) -> str:
    """Return a file whose text is a good one's with tricks in it."""
    for _ in range(chance.choice([1, 1, 2, 4])):
        begin = chance.randrange(len(text) + 1)
        end = min(len(text), begin + chance.choice([0, 0, 1, 5, 80]))
        if chance.random() < 0.2:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
        else:
            text = text[:begin] + chance.choice(TRICKS) + text[end:]
    return text


def of_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them changed, or cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 8, 40])):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.2 else changed)


def mutated(text: str, chance: random.Random) -> bytes:
    """Return a good file made bad, or odd."""
    drawn = chance.random()
    if drawn < 0.6:
        return of_tree(text, chance).encode(errors="surrogatepass")
    if drawn < 0.85:
        return of_text(text, chance).encode(errors="surrogatepass")
    if drawn < 0.998:
        return of_bytes(text.encode(), chance)
    return (chance.choice(["", text]) + chance.choice(HUGE)()).encode()


# The files beside them


def png(mode: str = "RGBA", size: tuple[int, int] = (8, 8)) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, "PNG", compress_level=1)
    return out.getvalue()


def bomb() -> bytes:
    """Return a PNG of 64 pixels that says that it has 900 million (ISO/IEC 15948, 11.2.2)."""
    data = png("1")
    header = b"IHDR" + struct.pack(">LL", 30_000, 30_000) + data[24:29]
    return data[:12] + header + struct.pack(">L", zlib.crc32(header)) + data[33:]


def jpeg(*, passes: int = 0) -> bytes:
    out = BytesIO()
    Image.effect_noise((40, 40), 50).save(out, "JPEG", progressive=bool(passes))
    data = out.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * max(1, passes) + data[-2:]


def furnish(folder: Path) -> None:
    """Put a good file of every kind into a folder, and the pictures and other things that they name."""
    for name, text in KINDS.values():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, (medicine, _) in DISPENSED.items():
        (folder / f"{name} leaflet.yaml").write_text(dispensed(medicine), encoding="utf-8")
    pictures = {
        "picture.png": png(),
        "photo.jpg": jpeg(),
        "bomb.png": bomb(),
        "thin.png": png("RGB", (20_000_000, 1)),
        "passes.jpg": jpeg(passes=500),
        "face.ttf": (bundled("fonts") / "SourceSans3-Regular.ttf").read_bytes(),
    }
    for name, data in pictures.items():
        (folder / name).write_bytes(data)
    (folder / "folder").mkdir()
    if sys.platform != "win32":
        os.mkfifo(folder / "pipe.png")
        (folder / "loop.png").symlink_to("loop.png")


def use(kind: str, folder: Path) -> bool:
    """Use a file of a kind as the program would; tell whether a PDF came of it."""
    leaflet = folder / "leaflet.yaml"
    match kind.split():
        case ["theme"]:
            face.cache_clear()  # it is read once in a process
            return _is_built_with(folder / "house.yaml", leaflet)
        case ["face"]:
            return _is_set_in(folder / "face.ttf", leaflet)
        case [*named, "patient"]:
            path = folder / f"{kind}.yaml"
            label = LABELS[path.stat().st_size % len(LABELS)]
            return is_dispensed(path, folder / " ".join([*named, "leaflet.yaml"]), label)
        case ["profile" | "facts" | "glossary"]:
            found, _ = load(leaflet)
            if found is not None:
                check(found, DAY, written=read_text(leaflet))
            return False
        case _:
            built = build(leaflet, on=DAY)
            assert (built.pdf is None) == any(one.severity is Severity.ERROR for one in built.findings)
            assert all(one.code and one.message and one.source.file for one in built.findings)
            str(built.findings)
            return built.pdf is not None


def is_dispensed(patient: Path, leaflet: Path, label: PrintWords) -> bool:
    """Tell whether a patient's file gets a cover for a leaflet, as a page or as a label."""
    found, _ = load_patient(patient)
    return found is not None and build(leaflet, patient=found, on=DAY, **label).pdf is not None


def _is_built_with(theme: Path, leaflet: Path) -> bool:
    style, _ = load_theme(theme)
    return style is not None and build(leaflet, style, on=DAY).pdf is not None


def _is_set_in(own: Path, leaflet: Path) -> bool:
    """Tell whether a leaflet can be set in a face, under a name that no other had: what is made of a face is kept."""
    name = f"{blake2b(own.read_bytes(), digest_size=16).hexdigest()}.ttf"
    path, theme = own.with_name(name), own.with_name("faces.yaml")
    path.write_bytes(own.read_bytes())
    theme.write_text(THEME.replace("face.ttf", name), encoding="utf-8")
    try:
        return _is_built_with(theme, leaflet)
    finally:
        path.unlink()
        face.cache_clear()


DAY = date(2026, 11, 23)
BINARY = {"picture": ("picture.png", png()), "photo": ("photo.jpg", jpeg())}


def case(seed: int, number: int) -> tuple[str, str, bytes]:
    """Return the kind, the name and the content of one file; the same for the same numbers."""
    chance = random.Random(f"{seed}/{number}")
    kind = chance.choice([*KINDS, *["leaflet"] * 6, *BINARY, "face"])
    if kind in KINDS:
        name, text = KINDS[kind]
        return kind, name, mutated(text, chance)
    if kind == "face":
        return kind, "face.ttf", of_bytes((bundled("fonts") / "SourceSans3-Regular.ttf").read_bytes(), chance)
    name, data = BINARY[kind]
    return kind, name, of_bytes(data, chance)


def search(seed: int, numbers: range, folder: Path, used: Callable[[str, Path], bool] = use) -> Outcome:
    """Try so many files in a folder that is furnished, and put each good one back."""
    outcome = Outcome()
    for number in numbers:
        kind, name, data = case(seed, number)
        good = (folder / name).read_bytes()
        (folder / name).write_bytes(data)
        forget_peak()
        begin = time.process_time()
        try:
            outcome.built += used(kind, folder)
        except Exception:
            outcome.failed.append(f"{kind} {number}: {traceback.format_exc()}")
        seconds = time.process_time() - begin
        outcome.slowest = max(outcome.slowest, (seconds, f"{kind} {number}"))
        outcome.largest = max(outcome.largest, (peak(), f"{kind} {number}"))
        if seconds > MOST_SECONDS:
            outcome.failed.append(f"{kind} {number}: {seconds:.1f} s")
        outcome.tried[kind] += 1
        (folder / name).write_bytes(good)
    return outcome


def forget_peak() -> None:
    """Let the peak be what this process holds now, where the system can (Linux: proc(5), clear_refs)."""
    refs = Path("/proc/self/clear_refs")
    if refs.exists():
        refs.write_text("5")


def peak() -> int:
    """Return the most memory that this process had since its peak was forgotten, in bytes.

    What Linux says of the resources used is never less than what the parent had when it started this process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        assert found
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        furnish(Path(name))
        for first in range(asked.first, asked.first + asked.count, SHARE):
            share = search(asked.seed, range(first, min(first + SHARE, asked.first + asked.count)), Path(name))
            print(*share.failed, sep="\n", end="", flush=True)
            outcome = outcome.with_more(share)
    print(dict(outcome.tried), f"{outcome.built} built, {len(outcome.failed)} failed")
    print(f"slowest {outcome.slowest[0]:.2f} s ({outcome.slowest[1]})")
    print(f"most memory {outcome.largest[0] / 2**20:.0f} MiB ({outcome.largest[1]})")
    return 1 if outcome.failed or outcome.largest[0] > MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
