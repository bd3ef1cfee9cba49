"""Comments on a PDF, with the lines of the YAML file that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from leaflet_pdf.languages.language import language
from leaflet_pdf.model.finding import Source
from leaflet_pdf.review.comments.marked import CommentsError, Marked, open_marked
from leaflet_pdf.review.comments.pages.annotations import Annotation, Note, Way
from leaflet_pdf.review.comments.pages.page_words import PageWord
from leaflet_pdf.review.comments.pages.program_words import ProgramWords
from leaflet_pdf.review.comments.pages.touch import Touched, targets, touched
from leaflet_pdf.review.comments.paper import match_paper
from leaflet_pdf.review.comments.wording import wording
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.places import Places

_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a leaflet, and the place that it is about.

    It is from a page of a marked-up PDF, or, with a number and without a page, from the file of comments beside the
    leaflet.
    `words` are those on paper that it touches, or is next to. The place is that of the first of them in the YAML file,
    with line 0 if it is about none of the leaflet's words. If that is not sure, the remark says why, and
    there are up to three candidates, the most likely first. It is done if the words are no longer there in the leaflet.
    The review is its state set in a viewer ("completed", "rejected", …), or empty.
    """

    file: str
    page: int
    kind: str
    author: str
    date: str
    text: str
    words: str
    place: Source
    sure: bool
    candidates: tuple[Source, ...] = ()
    done: bool = False
    remark: str = ""
    review: str = ""
    replies: tuple[Note, ...] = ()
    number: int = 0


def read_comments(pdf: bytes | Path | str, against: Path | str | None = None) -> tuple[Comment, ...]:
    """Return the comments on a PDF, in the order of the YAML file's lines.

    The file is the one that is named, or else found by the id that the PDF carries. Raises CommentsError if the PDF
    cannot be read, is broken and has none, or there is no leaflet to hold it against.

    >>> read_comments(build("isotretinoin-40mg").pdf, against="content/isotretinoin-40mg.yaml")
    ()
    """
    marked = open_marked(pdf)
    if marked.repairs and not marked.annotations:
        broken = f"{marked.name} is broken ({marked.repairs[0]})"
        raise CommentsError(f"{broken}, and what is left of it has no comments: ask its sender for it again")
    if not marked.annotations:
        return ()
    home = _Locator(marked, Path(against) if against else None)
    return tuple(sorted(map(home.comment, marked.annotations), key=lambda one: (one.place.line, one.place.column)))


class _Locator:
    """Locates the comments on one PDF in its leaflet."""

    def __init__(self, marked: Marked, against: Path | None) -> None:
        self._file, data, folder = marked.source(against)
        leaflet, findings = parse(data, self._file, folder)
        if leaflet is None:
            raise CommentsError("\n".join(map(str, findings)))
        self._name = marked.name
        self._changed = marked.digest != leaflet.identity.digest
        self._leaflet = wording(leaflet, Places(data))
        cover = language(leaflet.identity.language).cover.get("label")
        self._covers = {number for number, label in enumerate(marked.labels, 1) if label == cover}
        words = [word for word in marked.words() if word.page not in self._covers]
        marked.count_walks(words, self._leaflet)
        self._paper = match_paper(words, self._leaflet)
        self._pages = {number: (begin, targets(words)) for number, begin, words in self._paper.pages()}
        marked.count_touches({number: len(words) for number, (_, words) in self._pages.items()})
        self._program_words = ProgramWords(leaflet.identity)

    def comment(self, mark: Annotation) -> Comment:
        start, page = self._pages.get(mark.page, (0, []))
        touch = touched(mark, page) if mark.areas else Touched(())
        words = [start + index for index in touch.words]
        others = [start + index for index in touch.others]
        answer = self._answer(mark, words, others) if words else self._beside_words(mark)
        if mark.crooked:
            remark = "the PDF gives two positions for the mark, and they disagree"
            answer = replace(answer, sure=False, remark=answer.remark or remark)
        place, *more = answer.places or [Source(self._file, 0, 0)]
        return Comment(
            file=self._name,
            page=mark.page,
            kind=mark.kind,
            author=mark.note.author,
            date=mark.note.date,
            text=mark.note.text,
            words=_text_of([self._paper.words[index] for index in words]),
            place=place,
            sure=answer.sure,
            candidates=() if answer.sure or not place.line else (place, *more)[:_MOST_PLACES],
            done=answer.done,
            remark=answer.remark,
            review=mark.review,
            replies=mark.replies,
        )

    def _answer(self, mark: Annotation, words: Sequence[int], others: Sequence[int]) -> _Location:
        """Return the location of a mark that touches words on paper."""
        found = [self._paper.found[index] for index in words]
        first = next((one for one in found if one.word is not None), None)
        if first is None:
            return self._nowhere(words)
        assert first.word is not None
        gone = [index for index in words if self._is_gone(index)]
        meant = [*first.others, *self._meant_as_well(mark, words, others)]
        places = self._places([first.word, *meant])
        if self._changed and (gone or (mark.way is Way.BETWEEN and self._is_parted(words))):
            return _Location(places, len(places) == 1 and first.sure, "the words have changed since", done=True)
        if not first.sure and len(places) == 1:
            return _Location(places, False, "these may not be words of the leaflet")
        return _Location(
            places, len(places) == 1, "" if len(places) == 1 else "it could be about any of several places"
        )

    def _meant_as_well(self, mark: Annotation, words: Sequence[int], others: Sequence[int]) -> Iterator[int]:
        """Yield other words of the leaflet that a mark may be about: near ones, or all that it surrounds."""
        for index in (*(words if mark.way is Way.AROUND else ()), *others):
            if (found := self._paper.found[index].word) is not None:
                yield found

    def _nowhere(self, words: Sequence[int]) -> _Location:
        """Return the location of a mark whose words are not in the leaflet now."""
        if all(self._paper.words[index].mark for index in words):
            return _Location([], True, "not words of the leaflet: they are part of the page (header or footer)")
        before, after = self._paper.around(words[0])[0], self._paper.around(words[-1])[1]
        found = self._paper.found[words[0]]
        places = self._places([*found.others, *(index for index in (after, before) if index is not None)])
        if self._changed and any(map(self._is_gone, words)):
            together = before is not None and after is not None and 0 < after - before <= 1 + len(words)
            return _Location(places, found.sure and together, "the words are no longer in the leaflet", done=True)
        return _Location(places, False, "not words of the leaflet: the program adds them, next to these places")

    def _beside_words(self, mark: Annotation) -> _Location:
        """Return the location of a mark without words. Those of a patient's cover are confidential."""
        if mark.page in self._covers:
            return _Location([], True, "not words of the leaflet: a patient's cover")
        return _Location(
            [], False, "there are no words on the page" if mark.areas else "the PDF does not say where it is"
        )

    def _is_gone(self, index: int) -> bool:
        """Tell whether a word on paper was in the leaflet and no longer is."""
        word, found = self._paper.words[index], self._paper.found[index]
        if word.mark or found.word is not None or not found.sure or not word.key.isalnum():
            return False
        return not self._program_words.holds(self._paper.words, index)

    def _is_parted(self, words: Sequence[int]) -> bool:
        """Tell whether words that were adjacent on paper are no longer adjacent."""
        indexes = [found for index in words if (found := self._paper.found[index].word) is not None]
        return any(other - one != 1 for one, other in pairwise(indexes))

    def _places(self, indexes: Sequence[int]) -> list[Source]:
        """Return the places of words of the leaflet, one per line."""
        lines: dict[int, Source] = {}
        for index in indexes:
            place = self._leaflet[index].place
            lines.setdefault(place.line, place)
        return list(lines.values())


@dataclass(frozen=True, slots=True)
class _Location:
    """The location of a comment: its places, the most likely first."""

    places: list[Source]
    sure: bool
    remark: str = ""
    done: bool = False


def _text_of(words: Sequence[PageWord]) -> str:
    return "".join(f"{' ' if word.spaced else ''}{word.key}" for word in words).strip()
