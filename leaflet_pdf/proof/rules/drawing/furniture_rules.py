"""Rules about header and footer: each says which leaflet and which page this is, and nothing else.

White space and the dots between parts are left out of account: lines may end at any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import InformationBox, Status, Table, WarningBox, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.furniture import (
    AGAIN_DIFFERS,
    DECORATION_SAYS,
    FOOTER_DIFFERS,
    HEADER_DIFFERS,
    PAGE_NUMBER,
)
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import BLANK, leaf_at, leaves
from leaflet_pdf.proof.reader.readback import Page, Piece, ReadBack, fault
from leaflet_pdf.proof.rules.words.program_rules import status_line

_HEADER, _FOOTER, _AGAIN, _LAYOUT = "Pagination/Header", "Pagination/Footer", "Pagination", "Layout"
_CUT = "…"
_LINES_OF_A_CUT_TITLE = 2
_DOTS = "·"
_MOST_WAYS, _MOST_PARTS = 300, 1_000
"""In how many ways repeated words are read at most, where several texts begin alike, and how many lines of a page."""


def pages_are_numbered(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding if the leaflet's pages are not called 1, 2, 3 … by a viewer."""
    own = [label for page in alignment.readback.own for label in leaves(page) if label != BLANK]
    if sorted(own, key=lambda label: (len(label), label)) != [str(number) for number in range(1, len(own) + 1)]:
        yield fault(PAGE_NUMBER, f"the pages are labelled {shorten(', '.join(own))}, not 1 to {len(own)}")


def headers_say_which_leaflet_it_is(alignment: Alignment) -> Iterator[Finding]:
    title, status = _squeezed(alignment.leaflet.identity.title), _squeezed(status_line(alignment))
    ruler = _squeezed(_words(alignment).ruler)
    letterhead = _squeezed(f"{alignment.leaflet.publisher.plain} {alignment.leaflet.contact.plain}")
    on_the_first = {"", ruler, letterhead, letterhead + ruler}
    for page, label, pieces in _margins(alignment.readback, _HEADER):
        printed = _text_of(pieces)
        may_lack = (label == "1" and printed in on_the_first) or (label == BLANK and not printed)
        lines = len({round(piece.y) for piece in pieces})
        if not (may_lack or printed == title + status or _is_cut(printed, title, status, lines)):
            yield fault(HEADER_DIFFERS, _difference("the header", pieces), page=page.number)


def footers_say_which_edition_and_page_it_is(alignment: Alignment) -> Iterator[Finding]:
    count = sum(label != BLANK for page in alignment.readback.own for label in leaves(page))
    editions = [*map(_squeezed, _editions(alignment))]
    for page, label, pieces in _margins(alignment.readback, _FOOTER):
        numbers = [*map(_squeezed, _numbers(_words(alignment), label, count))]
        expected = {edition + number for edition in editions for number in numbers} if label != BLANK else {""}
        if _text_of(pieces) not in expected:
            yield fault(FOOTER_DIFFERS, _difference("the footer", pieces), page=page.number)


def only_words_of_the_leaflet_are_repeated(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for words at the top of a page, or in a card, that repeat nothing that was printed before."""
    known = set(map(_squeezed, _repeatable(alignment)))
    for page, _, pieces in _margins(alignment.readback, _AGAIN):
        if not _are_parts_of(known, [*filter(None, (_squeezed(piece.text) for piece in pieces))]):
            yield fault(AGAIN_DIFFERS, _difference("a repeated heading", pieces), page=page.number)


def nothing_is_written_as_decoration(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for words that are not read out; a proof has some outside its cut."""
    if alignment.readback.front_pages:
        return
    known = {_squeezed(_words(alignment).cut_here), ""}  # a dot between the heads of a card is squeezed out
    for page in alignment.readback.own:
        for piece in page.pieces:
            kind = piece.mark.artifact
            expected = kind in {"", _HEADER, _FOOTER, _AGAIN} or (kind == _LAYOUT and _squeezed(piece.text) in known)
            if not expected:
                yield fault(DECORATION_SAYS, _difference("a decoration", [piece]), page=page.number)


def _margins(readback: ReadBack, artifact: str) -> Iterator[tuple[Page, str, list[Piece]]]:
    """Yield what each of the leaflet's pages shows as one kind of artifact."""
    for page in readback.own:
        pieces = [piece for piece in page.pieces if piece.mark.artifact == artifact]
        for label in leaves(page):
            yield page, label, [piece for piece in pieces if leaf_at(page, piece.x) == label]


def _words(alignment: Alignment) -> Language:
    return language(alignment.leaflet.identity.language)


def _status(alignment: Alignment) -> Status:
    """Return how far the leaflet has come, as the file says; that this is true is another rule's."""
    label = alignment.readback.metadata.label
    return Status(label) if label in set(Status) else alignment.leaflet.identity.status


def _editions(alignment: Alignment) -> Iterator[str]:
    """Yield how a footer may name the edition: in full, without the leaflet's name, without its code."""
    identity, words = alignment.leaflet.identity, _words(alignment)
    approved = words.statuses[Status.APPROVED] if _status(alignment) is Status.APPROVED else ""
    version = words.version.format(version=identity.version)
    edition = f"{version} {approved} {words.revised.format(date=words.day(identity.revised))}"
    yield f"{identity.id} {edition} {identity.digest[:8]}"
    yield f"{edition} {identity.digest[:8]}"
    yield edition


def _numbers(words: Language, label: str, count: int) -> Iterator[str]:
    """Yield how a footer may number a page; one that is printed on both sides also says to turn over."""
    if label.isdigit():
        page = words.page.format(page=label, pages=count)
        yield page
        if int(label) % 2 and int(label) < count:
            yield words.turn_over + page
            yield page + words.turn_over


def _is_cut(printed: str, title: str, status_line: str, lines: int) -> bool:
    """Tell whether a header has a title that is too long for it, cut at the end of its second line."""
    begun, cut, rest = printed.partition(_CUT)
    return bool(cut) and title.startswith(begun) and rest == status_line and lines >= _LINES_OF_A_CUT_TITLE


def _repeatable(alignment: Alignment) -> Iterator[str]:
    """Yield all that may be repeated: headings that go on, and those of columns before the cells of a card."""
    words = _words(alignment)
    continued = f"({words.continued})"
    for text in texts(alignment.leaflet):
        yield from (f"{text.plain}{end}" for end in ("", continued, ":", ":–", "–"))
    for block in blocks(alignment.leaflet):
        if isinstance(block, WarningBox | InformationBox):
            word = words.levels[block.level] if isinstance(block, WarningBox) else words.information
            yield from (f"{word}:{block.title.plain}{continued}", f"{word}{continued}")
        elif isinstance(block, Table):
            yield from (f"{head.plain}," for head in block.head)  # of a cell across columns, all are said
    yield from (f"{lead}{continued}" for lead in (words.note, words.stop_now, words.get_help))


def _are_parts_of(known: Iterable[str], printed: Sequence[str]) -> bool:
    """Tell whether the pieces printed are known texts in full; those of cells side by side go on by turns."""
    if len(printed) > _MOST_PARTS:
        return False
    states: set[tuple[str, ...]] = {()}
    for number, part in enumerate(printed, 1):
        begun = {text.removeprefix(part) for text in known if text.startswith(part)}
        begun = {left for left in begun if _comes(left, printed[number:])}
        found: set[tuple[str, ...]] = set()
        for waiting in states:
            found |= {_waiting(waiting, "", left) for left in begun}
            going = {rest: rest.removeprefix(part) for rest in waiting if rest.startswith(part)}
            found |= {_waiting(waiting, rest, left) for rest, left in going.items() if _comes(left, printed[number:])}
        states = set(sorted(found, key=_likely)[:_MOST_WAYS] if len(found) > _MOST_WAYS else found)
    return () in states


def _likely(waiting: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """Return what sorts the likely ways to read the words first: fewer cells side by side, with less to come."""
    return len(waiting), sum(map(len, waiting)), waiting


def _waiting(waiting: tuple[str, ...], rest: str, left: str) -> tuple[str, ...]:
    """Return what is still to come, with what is left of one text for its rest, "" for one that begins."""
    others = list(waiting)
    if rest:
        others.remove(rest)
    return tuple(sorted([*others, left] if left else others))


def _comes(rest: str, printed: Sequence[str]) -> bool:
    """Tell whether words follow later, piece by piece, with others between them."""
    reached = {0}
    for part in printed:
        reached |= {place + len(part) for place in reached if rest.startswith(part, place)}
    return len(rest) in reached


def _text_of(pieces: Iterable[Piece]) -> str:
    return _squeezed("".join(piece.text for piece in pieces))


def _squeezed(words: str) -> str:
    return "".join(fold(words).replace(_DOTS, "").split())


def _difference(what: str, pieces: Iterable[Piece]) -> str:
    printed = shorten(fold("".join(piece.text for piece in pieces)))
    return f"{what} says “{printed}”, which is not what it should say"


FURNITURE_RULES = (
    pages_are_numbered,
    headers_say_which_leaflet_it_is,
    footers_say_which_edition_and_page_it_is,
    only_words_of_the_leaflet_are_repeated,
    nothing_is_written_as_decoration,
)
