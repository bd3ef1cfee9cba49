"""Random valid leaflets as YAML, for properties. Each comes with the words that it must print."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st

from leaflet_pdf.model import Frequency, Level, Rating

_PROSE = """
    Take one capsule with food and water; do not chew it. Schwangerschaft Überempfindlichkeit naïve
    œdème γνωρίζετε φάρμακο γιατρός αλλεργία μία Принимайте лекарство врач беременность ёж щёлочь
    40 mg 5 mg/ml 25 °C 1,000 0.5 ml ≥ 2 ≤ 30 µg 10–20 % 1 in 10 no yes 8:30 1.0 null (twice) “now” Dr.
    methylenetetrahydrofolatereductasedeficiency * [x] 2^3 ~ \\ a & b <b> 5 – 6 €9.50 #1 @home it's
"""
_WORDS = _PROSE.split()
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZäéøšžαβγδωΩабвгдяЖ0123456789.,;()-–"
_ESCAPED = {"*": "\\*", "[": "\\[", "^": "\\^", "~": "\\~", "\\": "\\\\"}
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


def leaflets() -> st.SearchStrategy[str]:
    """Return random leaflets as YAML."""
    return contents().map(lambda content: content.yaml)


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
        phrase.map(lambda words: (f"[{_escape(words)}](https://www.example.org/a?b=1#c)", words)),
        phrase.map(lambda words: (f"[{_escape(words)}](tel:+44-20-7946-0000)", words)),
        phrase.map(lambda words: (f"{_escape(words)} [@A, B]", words)),
        st.tuples(phrase, number).map(lambda drawn: (f"[{_escape(drawn[0])}](#part-{drawn[1]})", drawn[0])),
        number.map(lambda number: (f"[#part-{number}]", f"section {number}")),
        st.sampled_from([("x^2^", "x2"), ("H~2~O", "H2O")]),
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


def _one_of(words: type[Level] | type[Rating]) -> st.SearchStrategy[Written]:
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


@st.composite
def _tables(draw: st.DrawFn, sections: int) -> Written:
    width = draw(st.integers(1, 5))
    cell = st.one_of(_text(sections, 2), _text(sections, 1), st.just(Written(Wording("", "", "double"), ())))
    caption = draw(_text(sections, 1))
    head = draw(st.lists(_text(sections, 1), min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=6))
    value = {
        "table": caption.value,
        "columns": [part.value for part in head],
        "rows": [[part.value for part in row] for row in rows],
    }
    return Written(value, caption.words + _all_words(head) + _all_words(part for row in rows for part in row))


@st.composite
def _side_effects(draw: st.DrawFn, sections: int) -> Written:
    bands = draw(st.lists(st.sampled_from([str(band) for band in Frequency]), min_size=1, max_size=6, unique=True))
    named = {key: draw(_entries(sections, 1)) for key in ["stop-now", *bands]}
    return Written({"side-effects": {key: part.value for key, part in named.items()}}, _all_words(named.values()))


def _simple_blocks(sections: int) -> list[st.SearchStrategy[Written]]:
    entries = _entries(sections)
    return [_text(sections), _text(sections, 10), _keys(bullets=entries), _keys(steps=entries)]


@cache
def blocks(sections: int = 1) -> st.SearchStrategy[Written]:
    """Return random blocks of every kind but the picture."""
    text = _text(sections)
    simple = _simple_blocks(sections)
    quiet = _list(st.one_of(simple), 3)
    note = _keys(note=st.one_of(text, quiet))
    body = st.one_of(text, _list(st.one_of(*simple, note), 3))
    heading = _keys(subheading=_text(sections, 1))
    inside = [*simple, heading, _tables(sections), _keys(definitions=_list(_keys(term=text, meaning=quiet)))]
    return st.one_of(
        *inside,
        note,
        _keys(warning=text, level=_one_of(Level), body=_list(st.one_of(inside), 3)),
        _side_effects(sections),
        _keys(precautions=_list(_keys(topic=text, rating=_one_of(Rating), body=body))),
        _keys(questions=_list(_keys(question=text, answer=body))),
    )


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw a leaflet of one to four sections."""
    count = draw(st.integers(1, 4))
    text, body = _text(count, 2), _list(blocks(count), 4)
    title, substance, strength, form = (draw(text) for _ in range(4))
    introduction = draw(body)
    headings, bodies = [draw(text) for _ in range(count)], [draw(body) for _ in range(count)]
    publisher, contact = draw(text), draw(text)
    source = {"title": "Source", "address": "https://www.example.org/", "as-of": "2026-11-23"}
    value: dict[str, object] = {
        "format": "1",
        "id": "random-leaflet",
        "title": title.value,
        "medicine": {"substance": substance.value, "strength": strength.value, "form": form.value},
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
            {"id": f"part-{number}", "heading": heading.value, "body": body.value}
            for number, (heading, body) in enumerate(zip(headings, bodies, strict=True), 1)
        ],
    }
    online = draw(st.none() | st.sampled_from(["https://a.example", "https://www.example.org/" + "leaflet/" * 20]))
    if online:
        value["online"] = online
    parts = [title, substance, strength, form, introduction]
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
    unsafe = (": ", " #", "\\") if not written.endswith(":") else ("",)
    return written[0] in _PLAIN_START and not any(sign in written for sign in unsafe) and written != "null"
