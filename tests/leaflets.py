"""Random valid leaflets as YAML, for properties. Each comes with the words that it must print."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import cast

from hypothesis import strategies as st

from leaflet_pdf.model.leaflet import (
    Beside,
    Essential,
    Frequency,
    Level,
    Pictogram,
    Rating,
    Side,
    TabletColour,
    TabletShape,
)

_PROSE = """
    Take one capsule with food and water; do not chew it. Schwangerschaft Überempfindlichkeit naïve
    œdème γνωρίζετε φάρμακο γιατρός αλλεργία μία Принимайте лекарство врач беременность ёж щёлочь
    40 mg 5 mg/ml 25 °C 1,000 0.5 ml ≥ 2 ≤ 30 µg 10–20 % 1 in 10 no yes 8:30 1.0 null (twice) “now” Dr.
    1⁄2 tablet 23⁄46 of 11⁄20 5 m² ½ 7.5 mmol/l 37.5 micrograms 2 × 10 IU/kg/day 1.5 l 3 kg 20 drops 90 mm Hg 1,000
    units/ml SPF 30 4–6 hours 12 to 17 years section 2 23 May 2026 £8.25 µmol/l 0.25 mg/kg per day 5 ml spoonful
    methylenetetrahydrofolatereductasedeficiency * [x] 2^3 ~ \\ a & b <b> 5 – 6 €9.50 #1 @home it's
"""
_WORDS = _PROSE.split()
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZäéøšžαβγδωΩабвгдяЖ0123456789.,;()-–"
_ESCAPED = {"_": "\\_", "*": "\\*", "[": "\\[", "^": "\\^", "~": "\\~", "\\": "\\\\"}
_PLAIN_START = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαβγабв"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text: what its author writes, what is printed, and the YAML style it is written in."""

    written: str
    printed: str
    style: str


@dataclass(frozen=True, slots=True)
class Written:
    """A value for YAML, and the words in it in reading order."""

    value: object
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A leaflet's file, and every text that must be in print."""

    yaml: str
    words: tuple[str, ...] = field(repr=False)


def leaflets(picture: str = "") -> st.SearchStrategy[str]:
    """Return random leaflets as YAML; some show the picture, if the name of one is given."""
    return contents(picture).map(lambda content: content.yaml)


def _escape(printed: str) -> str:
    return "".join(_ESCAPED.get(char, char) for char in printed)


@st.composite
def _phrases(draw: st.DrawFn) -> str:
    """Draw some words that stand together in the list, and now and then one of any letters."""
    first = draw(st.integers(0, len(_WORDS) - 1))
    words = _WORDS[first : first + draw(st.integers(1, 12))]
    return " ".join([*words, *draw(st.lists(st.text(_LETTERS, min_size=1, max_size=15), max_size=1))])


@cache
def _fragments(sections: int) -> st.SearchStrategy[tuple[str, str]]:
    """Return stretches of a text, as they are written and as they are printed."""
    phrase = _phrases()
    number = st.integers(1, sections)
    plain = phrase.map(lambda words: (_escape(words), words))
    marked = st.one_of(
        phrase.map(lambda words: (f"**{_escape(words)}**", words)),
        phrase.map(lambda words: (f"_{_escape(words)}_", words)),
        phrase.map(lambda words: (f"**_{_escape(words)}_**", words)),
        phrase.map(lambda words: (f"[{_escape(words)}](https://www.example.org/a?b=1#c)", words)),
        phrase.map(lambda words: (f"[{_escape(words)}](tel:+44-20-7946-0000)", words)),
        phrase.map(lambda words: (f"{_escape(words)} [@A, B]", words)),
        st.tuples(phrase, number).map(lambda drawn: (f"[{_escape(drawn[0])}](#part-{drawn[1]})", drawn[0])),
        number.map(lambda number: (f"[#part-{number}]", f"section {number}")),
        st.sampled_from(
            [
                ("x^2^", "x²"),
                ("H~2~O", "H₂O"),
                ("10^-6^", "10⁻⁶"),
                ("10^6^ IU", "10⁶ IU"),
                ("**10^-6^** g", "10⁻⁶ g"),
                ("Ca^2+^", "Ca²⁺"),
                ("Cl^-^", "Cl⁻"),
                ("1^st^", "1st"),
                ("C~max~", "Cmax"),
                ("[CO~2~](https://www.example.org/)", "CO₂"),
            ],
        ),
    )
    return st.one_of(plain, marked)


@st.composite
def texts(draw: st.DrawFn, sections: int, longest: int = 3) -> Wording:
    fragments = draw(st.lists(_fragments(sections), min_size=1, max_size=longest))
    style = draw(st.sampled_from(["plain", "plain", "double", "single", "folded", "literal"]))
    joint = "\n" if style == "literal" else " "
    written, printed = (joint.join(parts) for parts in zip(*fragments, strict=True))
    return Wording(written, printed, style)


@cache
def _text(sections: int, longest: int = 3) -> st.SearchStrategy[Written]:
    return texts(sections, longest).map(lambda text: Written(text, (text.printed,)))


def _list(of: st.SearchStrategy[Written], most: int = 3) -> st.SearchStrategy[Written]:
    parts = st.lists(of, min_size=1, max_size=most)
    return parts.map(lambda parts: Written([part.value for part in parts], _all_words(parts)))


def _keys(**values: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    keys = [key.replace("_", "-") for key in values]
    return st.tuples(*values.values()).map(
        lambda parts: Written({key: part.value for key, part in zip(keys, parts, strict=True)}, _all_words(parts))
    )


def _one_of(words: type[StrEnum]) -> st.SearchStrategy[Written]:
    return st.sampled_from([Written(str(word), ()) for word in words])


def _all_words(parts: Iterable[Written]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in part.words)


@cache
def _entries(sections: int, depth: int = 2) -> st.SearchStrategy[Written]:
    entry = _text(sections)
    if depth:
        inner = _entries(sections, depth - 1)
        entry = st.one_of(entry, entry, entry, _keys(item=entry, bullets=inner), _keys(item=entry, steps=inner))
    return _list(entry)


@cache
def _columns_of_cells(sections: int) -> st.SearchStrategy[st.SearchStrategy[Written]]:
    """Return what the cells of one column may be: anything, or all of them numbers of one unit."""
    text, nothing = _text(sections, 2), st.just(_NOTHING)
    entries = _entries(sections, 1)
    listed = _keys(item=text, bullets=entries)
    cell = st.one_of(text, text, _text(sections, 1), nothing, entries, listed, _swatch(sections))
    units = st.sampled_from(["", " mg", " °C", "%", " tablets a day"])
    numbers = units.map(lambda unit: st.one_of(nothing, _NUMBERS.map(lambda number: _said(number + unit))))
    return st.one_of(st.just(cell), st.just(cell), numbers)


_NOTHING = Written(Wording("", "", "double"), ())
_NUMBERS = st.sampled_from(["1", "10", "0.25", "1,000", "≤1.5", "5–10", "2 to 4", "1 in 100"])


def _said(words: str) -> Written:
    return Written(Wording(words, words, "double"), (words,))


@st.composite
def _tables(draw: st.DrawFn, sections: int) -> Written:
    width = draw(st.integers(1, 5))
    columns = [draw(_columns_of_cells(sections)) for _ in range(width)]
    caption = draw(st.one_of(_text(sections, 1), st.just(_NOTHING)))
    headed = width == 1 or draw(st.booleans())
    head = draw(st.lists(_text(sections, 1), min_size=width, max_size=width)) if headed else []
    if not headed:
        columns[0] = _text(sections, 1)
    row = st.tuples(*columns).map(list)
    rows = draw(_merged(st.lists(row, min_size=1, max_size=3)))
    for heading in draw(st.lists(_keys(group=_text(sections, 1)), max_size=2)):
        rows += [heading, *draw(_merged(st.lists(row, min_size=1, max_size=3)))]
    value = {"table": caption.value, "rows": [row.value for row in rows]}
    value |= {"columns": [part.value for part in head]} if headed else {}
    value |= draw(st.sampled_from([{}, {"tint": "rows"}]))
    notes = draw(st.lists(_text(sections), max_size=2))
    value |= {"notes": [note.value for note in notes]} if notes else {}
    return Written(value, caption.words + _all_words([*head, *rows, *notes]))


@st.composite
def _merged(draw: st.DrawFn, drawn: st.SearchStrategy[list[list[Written]]]) -> list[Written]:
    """Draw rows of which some cells are merged, across or down."""
    rows = draw(drawn)
    cells: list[list[Written | None]] = [list(row) for row in rows]
    places = [(row, column) for row in range(len(rows)) for column in range(len(rows[0]))]
    for row, column in draw(st.lists(st.sampled_from(places), max_size=2)):
        key, other = draw(st.sampled_from([("columns", (row, column + 1)), ("rows", (row + 1, column))]))
        cell = cells[row][column]
        if other not in places or cell is None or _is_merged(cell) or len(list(filter(None, cells[other[0]]))) == 1:
            continue
        taken = cells[other[0]][other[1]]
        if taken is not None and not _is_merged(taken):
            cells[row][column] = Written({"text": cell.value, key: "2"}, cell.words)
            cells[other[0]][other[1]] = None
    kept = [[cell for cell in row if cell] for row in cells]
    return [Written([cell.value for cell in row], _all_words(row)) for row in kept]


def _is_merged(cell: Written) -> bool:
    return isinstance(cell.value, dict) and "text" in cell.value


@st.composite
def _side_effects(draw: st.DrawFn, sections: int) -> Written:
    bands = draw(st.lists(st.sampled_from([str(band) for band in Frequency]), min_size=1, max_size=6, unique=True))
    urgent = draw(st.sampled_from([["stop-now"], ["get-help"], ["stop-now", "get-help"]]))
    named = {key: draw(_entries(sections, 1)) for key in [*urgent, *bands]}
    value = {"side-effects": {key: part.value for key, part in named.items()}, **draw(_COLUMNS)}
    return Written(value, _all_words(named.values()))


_COLUMNS = st.sampled_from([{}, {"columns": "2"}])


@st.composite
def _short_bullets(draw: st.DrawFn) -> Written:
    """Draw a list that may be in two columns."""
    entries = draw(_list(_phrases().map(_said_plainly), 9))
    return Written({"bullets": entries.value, **draw(_COLUMNS)}, entries.words)


def _said_plainly(words: str) -> Written:
    return Written(Wording(_escape(words), words, "double"), (words,))


def _blanks(sections: int) -> st.SearchStrategy[Written]:
    label = _text(sections, 2)
    return _list(st.one_of(label, label, _keys(wide=label), _keys(tick=label)), 5)


@st.composite
def _diaries(draw: st.DrawFn, sections: int) -> Written:
    """Draw a diary of empty lines, or of lines with labels and a column to fill in."""
    head = draw(st.lists(_text(sections, 1), min_size=1, max_size=4))
    empty = st.integers(1, 60).map(lambda number: Written(str(number), ()))
    labelled = _list(_text(sections, 1), 6)
    caption, rows = draw(_text(sections, 1)), draw(empty if len(head) == 1 else st.one_of(empty, labelled))
    value = {"diary": caption.value, "columns": [part.value for part in head], "rows": rows.value}
    return Written(value, caption.words + _all_words(head) + rows.words)


def _filled_in(sections: int) -> list[st.SearchStrategy[Written]]:
    """Return what is cut off and filled in by hand."""
    text, blanks = _text(sections), _blanks(sections)
    body = _list(st.one_of(*_simple_blocks(sections), _pictured(sections)), 2)
    return [
        _keys(slip=text, body=body, fields=blanks),
        _keys(card=text, body=body, fields=blanks),
        _keys(card=text, body=text),
        _diaries(sections),
    ]


def _warned(sections: int) -> st.SearchStrategy[Written]:
    """Return a precaution with a pictogram."""
    text, rating = _text(sections), st.just(Written(str(Rating.NOT_KNOWN), ()))
    return _keys(topic=text, rating=rating, pictogram=_one_of(Pictogram), body=text)


_MARKS = frozenset("*[]^~\\\n")
"""What the name of an interaction must not have."""


def _interactions(body: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Return what is taken beside the medicine, with and without its kind and words of its own."""
    name = _phrases().filter(_MARKS.isdisjoint).map(_said)
    rating = st.sampled_from(["do-not-combine", "ask-first", "take-care", "not-known"])
    rated = {"rating": rating.map(lambda word: Written(word, ())), "body": body}
    own = st.just(Written("yes", ()))
    return st.one_of(
        _keys(**{"with": name}, **rated), _keys(**{"with": name, "kind": _one_of(Beside), "own-words": own}, **rated)
    )


def _swatch(sections: int) -> st.SearchStrategy[Written]:
    return _keys(swatch=_keys(colour=_one_of(TabletColour), shape=_one_of(TabletShape), text=_text(sections)))


def _pictured(sections: int) -> st.SearchStrategy[Written]:
    return _keys(pictogram=_one_of(Pictogram), text=_text(sections))


def _with_blanks() -> st.SearchStrategy[Written]:
    """Return paragraphs with lines to write on among their words."""
    blank = st.sampled_from(["____", "________", "______________"])
    parts = st.lists(st.tuples(_phrases().map(_said), blank), min_size=1, max_size=3)
    return parts.map(lambda drawn: " ".join(f"{phrase.words[0]} {line}" for phrase, line in drawn)).map(
        lambda words: Written(Wording(_escape(words), words, "double"), (words,))
    )


def _simple_blocks(sections: int) -> list[st.SearchStrategy[Written]]:
    entries = _entries(sections)
    lists = [_keys(bullets=entries), _short_bullets(), _keys(steps=entries)]
    simple = [_text(sections), _text(sections, 10), _with_blanks(), *lists]
    return [*simple, _keys(steps=_holding(sections, _list(st.one_of(simple)), _interrupted(sections)))]


def _holding(sections: int, *bodies: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Return entries of a list with blocks inside them."""
    text = _text(sections)
    return _list(st.one_of(text, *(_keys(item=text, body=body) for body in bodies)))


def _interrupted(sections: int) -> st.SearchStrategy[Written]:
    """Return steps that go on after a paragraph."""
    entries = _entries(sections, 0)
    goes_on = st.just(Written("yes", ()))
    parts = st.tuples(_keys(steps=entries), _text(sections), _keys(steps=entries, **{"continue": goes_on}))
    return parts.map(lambda drawn: Written([part.value for part in drawn], _all_words(drawn)))


def _figures(sections: int, picture: str) -> list[st.SearchStrategy[Written]]:
    """Return pictures alone, with a width, with words beside them, and in rows."""
    shown = {
        "figure": st.just(Written(picture, ())),
        "alt": _phrases().map(lambda words: Written(_said(words).value, ())),
    }
    width = st.sampled_from([Written(width, ()) for width in ("25%", "50%", "100%")])
    side = st.sampled_from([Written(side, ()) for side in Side])
    beside = _list(st.one_of(_text(sections), _keys(bullets=_entries(sections))), 2)
    captioned = _keys(**shown, caption=_text(sections))
    return [
        _keys(**shown, width=width),
        _keys(**shown, caption=_text(sections), beside=beside, side=side, width=width),
        _keys(pictures=st.one_of(_list(st.one_of(_keys(**shown), captioned), 4)).filter(_is_a_row)),
    ]


def _is_a_row(drawn: Written) -> bool:
    return isinstance(drawn.value, list) and len(drawn.value) > 1


@cache
def blocks(sections: int = 1, picture: str = "") -> st.SearchStrategy[Written]:
    """Return random blocks of every kind; a picture only if the name of one is given."""
    text = _text(sections)
    simple = _simple_blocks(sections)
    quiet = _list(st.one_of(simple), 3)
    note = _keys(note=st.one_of(text, quiet))
    body = st.one_of(text, _list(st.one_of(*simple, note), 3))
    heading = _keys(subheading=_text(sections, 1))
    pictured = _pictured(sections)
    figure = _figures(sections, picture) if picture else []
    inside = [
        *simple,
        heading,
        pictured,
        *figure,
        _tables(sections),
        _swatch(sections),
        _keys(definitions=_list(_keys(term=text, meaning=quiet))),
    ]
    boxes = [
        _keys(box=text, body=_list(st.one_of(inside), 3)),
        _keys(information=text, body=_list(st.one_of(inside), 3)),
        _keys(warning=text, level=_one_of(Level), body=_list(st.one_of(inside), 3)),
    ]
    boxed = [
        _keys(information=text, body=quiet),
        _keys(warning=text, level=_one_of(Level), body=quiet),
    ]
    lower = st.tuples(heading, text, _keys(**{"sub-subheading": text}), text)
    headed = lower.map(lambda drawn: Written([part.value for part in drawn], _all_words(drawn)))
    return st.one_of(
        *inside,
        note,
        _keys(information=text, body=headed),
        *boxes,
        _keys(bullets=_holding(sections, _list(st.one_of(note, pictured, *figure, *boxed), 2))),
        _side_effects(sections),
        _keys(precautions=_list(st.one_of(_keys(topic=text, rating=_one_of(Rating), body=body), _warned(sections)))),
        _keys(interactions=_list(_interactions(body))),
        _keys(questions=_list(_keys(question=text, answer=body))),
        *_filled_in(sections),
    )


_LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "longest-supply": st.sampled_from(["1 day", "30 days", "365 days"]),
        "largest-dose": st.sampled_from([{"each": "2.5 mg"}, {"day": "1 g"}, {"each": "8 units", "week": "50 units"}]),
        "least-interval": st.sampled_from(["1 hour", "24 hours"]),
        "schedule": st.just("weekly-only"),
        "whole-units": st.just("yes"),
    },
)
"""What a cover must not go against; nothing of it is printed."""
_ON_PAGES = st.sampled_from([{}, {}, {"page-break": "yes"}, {"keep-together": "yes"}])
"""Where a section's pages begin and end."""


@cache
def _at_a_glance(sections: int) -> st.SearchStrategy[Written]:
    """Return what the first page says by itself: any of the essentials, in any order."""
    body = st.one_of(_text(sections), _list(st.one_of(_simple_blocks(sections)), 2))
    some = st.lists(st.sampled_from(list(Essential)), min_size=1, unique=True)
    said = some.flatmap(lambda keys: st.tuples(*(st.tuples(st.just(key), body) for key in keys)))
    return said.map(
        lambda entries: Written(
            {"at-a-glance": {str(key): part.value for key, part in entries}},
            _all_words(part for _, part in sorted(entries, key=lambda entry: list(Essential).index(entry[0]))),
        )
    )


def _introductions(sections: int, body: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Return the blocks of an introduction, with and without the essentials before or among them."""
    glance = _list(_at_a_glance(sections), 1)
    parts = st.one_of(st.tuples(body), st.tuples(glance, body), st.tuples(body, glance, body))
    return parts.map(
        lambda drawn: Written(
            [block for part in drawn for block in cast("list[object]", part.value)], _all_words(drawn)
        )
    )


def _broken(drawn: tuple[Written, Written, Written]) -> Written:
    """Return blocks with a page break after them, and others that are kept together."""
    above, text, below = drawn
    blocks = cast("list[object]", above.value)
    value = [*blocks, text.value, {"page-break": "yes"}, {"keep-together": below.value}]
    return Written(value, _all_words(drawn))


def _with_references(body: Written) -> Written:
    """Return the blocks of a section with steps and a table that have ids, and a paragraph that refers to them."""
    steps = {"steps": [_said("First").value, {"item": "Second", "id": "the-step"}]}
    table = {"table": "Doses", "id": "the-table", "columns": [_said("A").value], "rows": [[_said("B").value]]}
    words = "See step 2 and table “Doses”."
    paragraph = Wording("See [#the-step] and [#the-table].", words, "double")
    blocks = cast("list[object]", body.value)
    return Written([*blocks, steps, table, paragraph], (*body.words, "First", "Second", "Doses", "A", "B", words))


@st.composite
def contents(draw: st.DrawFn, picture: str = "") -> Content:
    """Draw a leaflet of one to four sections."""
    count = draw(st.integers(1, 4))
    text, body = _text(count, 2), _list(blocks(count, picture), 4)
    title, substance, strength, form = (draw(text) for _ in range(4))
    introduction = draw(_introductions(count, body))
    broken = st.tuples(body, text, _list(st.one_of(_simple_blocks(count)))).map(_broken)
    headings, bodies = [draw(text) for _ in range(count)], [draw(st.one_of(body, body, broken)) for _ in range(count)]
    if draw(st.booleans()):
        bodies[-1] = _with_references(bodies[-1])
    publisher, contact = draw(text), draw(text)
    statement = draw(st.lists(text, max_size=1))
    said = [{"statement": one.value} for one in statement]
    monitoring = draw(st.sampled_from([{}, {"additional-monitoring": {"as-of": "2026-11-01"} | dict(*said)}]))
    source = {"title": "Source", "address": "https://www.example.org/", "as-of": "2026-11-23"}
    value: dict[str, object] = {
        "format": "1",
        "id": "random-leaflet",
        "title": title.value,
        "medicine": {"substance": substance.value, "strength": strength.value, "form": form.value, **draw(_LIMITS)},
        **monitoring,
        "language": "en",
        "jurisdiction": "GB",
        "profile": "pharmacy",
        "version": "1.0",
        "revised": "2026-11-23",
        "review-by": "2027-11-23",
        "status": draw(st.sampled_from(["draft", "approved"])),
        "publisher": publisher.value,
        "contact": contact.value,
        "sources": {"A": source, "B": source},
        "introduction": introduction.value,
        "sections": [
            {"id": f"part-{number}", "heading": heading.value, **draw(_ON_PAGES), "body": body.value}
            for number, (heading, body) in enumerate(zip(headings, bodies, strict=True), 1)
        ],
    }
    value |= draw(st.sampled_from([{}, {"contents": "no"}]))
    online = draw(st.none() | st.sampled_from(["https://a.example", "https://www.example.org/" + "leaflet/" * 20]))
    if online:
        value["online"] = online
    parts = [title, substance, strength, form, *(statement if monitoring else []), introduction]
    for pair in zip(headings, bodies, strict=True):
        parts += pair
    end = [publisher, contact, *([Written(online, (online,))] if online else [])]
    return Content(to_yaml(value).lstrip("\n") + "\n", _all_words([*parts, *end]))


def to_yaml(value: object, indent: int = 0) -> str:
    """Return a value as YAML, to follow a key or a dash: one line, or lines of their own."""
    margin = "\n" + " " * indent
    match value:
        case dict():
            return "".join(f"{margin}{key}:{to_yaml(one, indent + 2)}" for key, one in value.items())
        case list():
            return "".join(f"{margin}-{_after_dash(one, indent + 2)}" for one in value)
        case Wording(written, _, style):
            return " " + _scalar(written, style, " " * indent)
    return f" {value}"


def _after_dash(value: object, indent: int) -> str:
    text = to_yaml(value, indent)
    return " " + text.lstrip("\n ") if isinstance(value, dict | list) else text


def _scalar(written: str, style: str, margin: str) -> str:
    lines = written.split("\n")
    if style == "literal":
        return "|-\n" + "\n".join(margin + line for line in lines)
    folded = textwrap.wrap(written, 60, break_long_words=False, break_on_hyphens=False) or [""]
    if style == "folded":
        return ">-\n" + "\n".join(margin + line for line in folded)
    if style == "single":
        return "'" + written.replace("'", "''") + "'"
    if style == "plain" and _is_plain(written):
        return f"\n{margin}".join(folded)
    return json.dumps(written, ensure_ascii=False)


def _is_plain(written: str) -> bool:
    """Say whether YAML takes a text without quotes for what it is, also when it is folded."""
    unsafe = (": ", " #", " - ", "\\") if not written.endswith(":") else ("",)
    return written[0] in _PLAIN_START and not any(sign in written for sign in unsafe) and written != "null"
