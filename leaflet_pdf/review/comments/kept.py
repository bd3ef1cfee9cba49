"""The comments that are kept beside a leaflet's file, each with the line that its words are on now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.records.comments import Kept, KeptComment, add_comments, comments_path, load_comments, mark_done
from leaflet_pdf.review.comments.comment import Comment
from leaflet_pdf.review.comments.trace import trace
from leaflet_pdf.review.comments.wording import Word, split, wording
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.yaml import load
from leaflet_pdf.sources.yaml.places import Places

_MOST_PLACES = 3
_MOST_WORDS = 400
"""Words of a comment that are looked for: more than on any printed line."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The comments beside a leaflet, in the order of its lines, and what is wrong with it or with their file."""

    comments: tuple[Comment, ...] = ()
    findings: tuple[Finding, ...] = ()


def kept_comments(source: Path) -> Listing:
    """Return the comments that are kept beside a leaflet's file, with the places that they are about now."""
    leaflet, findings = load(source)
    if leaflet is None:
        return Listing((), findings)
    return _listing(leaflet, source, load_comments(source, leaflet.identity.id))


def with_done(source: Path, numbers: Iterable[int], *, done: bool = True) -> Listing:
    """Mark kept comments as done, or as not, and return all as `kept_comments` does. Raises OSError."""
    leaflet, findings = load(source)
    if leaflet is None:
        return Listing((), findings)
    kept = load_comments(source, leaflet.identity.id)
    for number in numbers:
        kept = kept if kept.findings else mark_done(source, leaflet.identity.id, number, done=done)
    return _listing(leaflet, source, kept)


def with_comment(source: Path, *, by: str, on: date, line: int, words: str, text: str) -> Listing:
    """Keep what somebody says on a day about words on a line of a leaflet's file, and return all. Raises OSError."""
    leaflet, findings = load(source)
    if leaflet is None:
        return Listing((), findings)
    identity = leaflet.identity
    comment = KeptComment(0, by, on, line, words, identity.digest, text)
    return _listing(leaflet, source, add_comments(source, identity.id, [comment]))


def with_more(source: Path, comments: Iterable[Comment], on: date) -> Listing:
    """Keep the comments of a marked-up PDF beside a leaflet's file, none twice, and return all. Raises OSError.

    The day is that of the mark, or else the one given. Where a mark is surely, its words are found again.
    """
    leaflet, findings = load(source)
    if leaflet is None:
        return Listing((), findings)
    identity = leaflet.identity
    kept = add_comments(source, identity.id, (_as_kept(one, identity.digest, on) for one in comments))
    return _listing(leaflet, source, kept)


def _as_kept(comment: Comment, digest: str, on: date) -> KeptComment:
    return KeptComment(
        number=0,
        by=" ".join(comment.author.split()) or "no name",
        day=_day_of(comment.date) or on,
        line=comment.place.line,
        words=comment.words,
        digest=digest,
        text=comment.text.strip() or f"({comment.kind})",
        done=comment.done,
    )


def _day_of(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _listing(leaflet: Leaflet, source: Path, kept: Kept) -> Listing:
    if not kept.comments:
        return Listing((), kept.findings)
    written = wording(leaflet, Places(read_text(source)))
    file = comments_path(source).as_posix()
    found = [_comment(one, file, leaflet, written) for one in kept.comments]
    return Listing(tuple(sorted(found, key=lambda one: (one.place.line, one.place.column))), kept.findings)


def _comment(kept: KeptComment, file: str, leaflet: Leaflet, written: Sequence[Word]) -> Comment:
    places, remark = _places(kept, written, changed=kept.digest != leaflet.identity.digest)
    nowhere = Source(leaflet.source.file, 0, 0)
    return Comment(
        file=file,
        page=0,
        kind=f"comment {kept.number}",
        author=kept.by,
        date=kept.day.isoformat(),
        text=kept.text,
        words=kept.words,
        place=places[0] if places else nowhere,
        sure=not remark,
        candidates=tuple(places[:_MOST_PLACES]) if remark and places else (),
        done=kept.done,
        remark=remark,
        number=kept.number,
    )


def _places(kept: KeptComment, written: Sequence[Word], *, changed: bool) -> tuple[list[Source], str]:
    """Return where a comment's words are now, the likeliest first, and why that is not sure, if it is not."""
    keys = [key for key, _, _ in split(kept.words)][:_MOST_WORDS]
    if not keys:
        return [], "" if not kept.line else "it names no words"
    exact = sorted(_exact(keys, written), key=lambda place: abs(place.line - kept.line))
    if len(exact) == 1 or (exact and not changed and exact[0].line == kept.line):
        return exact, ""
    if exact:
        return exact, "these words are in several places"
    guesses = trace(keys, [word.key for word in written], None)
    near = [best.place for best, *_ in guesses if best.place is not None]
    places = {written[index].place.line: written[index].place for index in reversed(near)}
    ordered = list(reversed(places.values()))
    return ordered, "the words have changed since" if ordered else "the words are no longer in the leaflet"


def _exact(keys: Sequence[str], written: Sequence[Word]) -> Iterator[Source]:
    """Yield the places at which all words stand as they were."""
    for begin, word in enumerate(written):
        if word.key == keys[0] and [one.key for one in written[begin : begin + len(keys)]] == list(keys):
            yield word.place
