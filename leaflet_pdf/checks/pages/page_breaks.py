"""Checks of line and page breaks, and whether each page names its leaflet.

That a warning's words are all in one box, and that figures and languages are tagged, is verified elsewhere
(`warning-torn`, `figure-without-words`, `language-missing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from leaflet_pdf.checks.pages.printed import Line, Printed
from leaflet_pdf.checks.rule import PageCheck, Rule
from leaflet_pdf.languages.language import TAGS_KEPT, language
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import KeptTogether, Level, WarningBox, blocks, texts
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import in_one_column, leaf_at
from leaflet_pdf.proof.page_ends import headings_above, is_cut, needed_height, page_height, pieces_in
from leaflet_pdf.proof.reader.readback import THE_PDF, Area, Content, Piece

WARNING_CUT = Rule(
    "warning-cut",
    Severity.WARNING,
    "A warning is split across pages, though it would fit on one",
    "Someone who reads half of a warning believes they have read all of it.",
    "",
    bad="A box of six lines, two at the foot of page 1 and four on page 2.",
    good="The whole box on page 2.",
)
SECTION_CUT = Rule(
    "section-cut",
    Severity.WARNING,
    "What is to be kept together is split across pages",
    "It has “keep-together:”, but no page holds all of it, or not with what is set around it.",
    "",
    bad="A section with “keep-together: yes” that is as long as two pages.",
    good="The same section, shortened to a page.",
)
URGENT_LATE = Rule(
    "urgent-late",
    Severity.WARNING,
    "An urgent warning before the contents is not on the first page",
    "Many people read only the first page. What may harm them at once must be on it.",
    "",
    bad="A long introduction, and below it a box of the level danger, on page 2.",
    good="The box first, right below the title.",
)
HEADING_ALONE = Rule(
    "heading-alone",
    Severity.WARNING,
    "A heading is separated from its text",
    "A heading at the foot of a page announces something that does not follow.",
    "",
    bad="“How to store it” as the last line of page 2.",
    good="The heading on page 3, right above its text.",
)
FACT_CUT = Rule(
    "fact-cut",
    Severity.WARNING,
    "A number and its unit are on different lines",
    "A number without its unit is read with a different unit, or as a number of tablets.",
    "UKAAF G003",
    bad="“Take 40” at the end of a line, “mg” at the start of the next.",
    good="“Take” at the end of a line, “40 mg” at the start of the next.",
)
NAME_NOT_ON_PAGE = Rule(
    "name-not-on-page",
    Severity.WARNING,
    "A page does not name its medicine",
    "Pages come apart. One without a name can be mistaken for a page about another medicine.",
    "",
    bad="A second page without a running header.",
    good="The leaflet’s title in the running header of every page.",
)

_HEADINGS = {"H1", "H2", "H3", "H4"}
_FAR = 72.0
"""In points: five lines. A text further below a heading no longer seems to belong to it."""
_TOUCH = 1.0
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_SEEN = 40
"""How many characters on each side of a line break are examined."""
_ENOUGH = 24
"""How many letters identify a title: a running header shortens long ones."""
_NUMBER = r"(?<![\w.,])[\d¼-¾⅐-⅞](?:[\d.,:/⁄–-]*[\d¼-¾⅐-⅞])?(?!\w)"
_GROUPED = r"(?<![\w.,])(?:\d{1,3}(?: \d{3})+|(?:\+\d{1,3}(?: \d)?|\(\+?\d+\)|0\d+)(?: \(?\d[\d)-]+){1,5})(?!\w)"
"""Thousands with spaces, or a telephone number."""


def warnings_are_not_split(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each warning that goes over a page's end, though one page could hold it.

    The headings right above it go with it: a page that ends with one of them would be worse. An urgent one in the
    introduction may: that it begins on the first page is more important.
    """
    readback, room = printed.readback, page_height(printed.readback)
    for index, element in enumerate(readback.elements):
        if element.tag != "Warning" or not is_cut(readback, index):
            continue
        inside = set(readback.inside(index))
        lines = [line for line in printed.lines if line.element in inside]
        if lines and _is_urgent(printed, lines) and _is_on_first_page(printed, lines[0]):
            continue
        if lines and needed_height(readback, *headings_above(readback, index), index) <= room:
            first = lines[0]
            rest = next((line for line in lines if not _together(printed, first.first, line.first)), lines[-1])
            words, (_, page) = printed.quoted(first.words, first.page), printed.leaf(rest.first)
            message = f"{words} is split: it continues in another column or on another page, on page {page}"
            hint = "shorten the text before it, or choose another theme or paper"
            yield WARNING_CUT.at(printed.source(first.element), message, hint, first.page)


def what_is_kept_together_is_not_split(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each section, and for blocks of one, to be kept together, but on more than one page."""
    yield from _split_sections(printed)
    yield from _split_blocks(printed)


def _split_sections(printed: Printed) -> Iterator[Finding]:
    readback, alignment = printed.readback, printed.alignment
    for section in printed.case.leaflet.sections:
        part = alignment.ancestor(section.heading, "Sect") if section.keep_together else None
        pages = {} if part is None else {printed.leaf(piece)[1]: piece.page for piece in pieces_in(readback, part)}
        if len(pages) > 1:
            first, *_, last = pages
            message = f"“{shorten(section.heading.plain)}” is split: it begins on page {first} and ends on page {last}"
            hint = "shorten it, or remove “keep-together: yes”"
            yield SECTION_CUT.at(section.heading.source, message, hint, min(pages.values()))


def _split_blocks(printed: Printed) -> Iterator[Finding]:
    readback, alignment = printed.readback, printed.alignment
    for block in blocks(printed.case.leaflet):
        if not isinstance(block, KeptTogether):
            continue
        elements = (alignment.element(text) for text in texts(block))
        pieces = (piece for element in elements if element is not None for piece in pieces_in(readback, element))
        pages = {printed.leaf(piece)[1]: piece.page for piece in pieces}
        if len(pages) > 1:
            first, *_, last = pages
            message = f"these blocks are split: they begin on page {first} and end on page {last}"
            hint = "shorten them, or remove “keep-together:”"
            yield SECTION_CUT.at(block.source, message, hint, min(pages.values()))


def urgent_warnings_are_on_the_first_page(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each warning of the level danger in the introduction that begins on a later page."""
    for lines in _warnings(printed):
        first = lines[0]
        if _is_urgent(printed, lines) and not _is_on_first_page(printed, first):
            _, label = printed.leaf(first.first)
            message = f"{printed.quoted(first.words, first.page)} is urgent, but on page {label}"
            hint = "put it first in the introduction, or shorten what is before it"
            yield URGENT_LATE.at(printed.source(first.element), message, hint, first.page)


def headings_are_with_their_text(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each heading that what follows is neither below nor beside, on its page and near.

    One that ends what it stands in, such as a box, is the heading of nothing.
    """
    readback = printed.readback
    painted = _painted(printed)
    order = [content for content in readback.reading_order() if content in painted]
    places = {content: place for place, content in enumerate(order)}
    for index, element in enumerate(readback.elements):
        if element.role not in _HEADINGS:
            continue
        own = [content for inner in readback.inside(index) for content in readback.elements[inner].content]
        held = sorted(places[content] for content in own if content in places)
        end = held[-1] if held else len(order)
        if end + 1 >= len(order) or readback.elements[element.parent].nested[-1] == index:
            continue
        last, following = order[end : end + 2]
        foot, area = painted[last][1], painted[following][0]
        page = readback.pages[last.page - 1]
        together = following.page == page.number and leaf_at(page, foot.x) == leaf_at(page, area.x)
        below = -_TOUCH < area.y - foot.bottom < _FAR
        if not together or not (below or _is_beside(area, painted[order[held[0]]][0])):
            words = printed.quoted(fold(element.text), page.number)
            message = f"{words} is not next to the text that it heads"
            yield HEADING_ALONE.at(
                printed.source(index), message, "shorten or lengthen the text before it", page.number
            )


def facts_are_not_split(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each line break within what must not be split, such as "40 mg" or "1 in 10"."""
    unbreakable = _never_parted(printed.case.leaflet.identity.language)
    for above, below in pairwise(printed.lines):
        end, start = above.words[-_SEEN:], below.words[:_SEEN]
        if above.element != below.element or not (_DIGIT.search(end) or _DIGIT.search(start)):
            continue
        for fact in unbreakable.finditer(f"{end} {start}"):
            if fact.start() < len(end) < fact.end() - 1:
                message = f"{printed.quoted(fact[0], above.page)} is split by a line break"
                hint = "remove the line break there, or put a no-break space"
                yield FACT_CUT.at(printed.source(above.element), message, hint, above.page)


def pages_name_the_medicine(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each of the leaflet's own pages with neither its title nor its substance."""
    leaflet = printed.case.leaflet
    names = _letters(leaflet.identity.title)[:_ENOUGH], _letters(leaflet.medicine.substance.plain)
    for page, label in printed.halves:
        words = _letters("".join(piece.text for piece in page.pieces if leaf_at(page, piece.x) == label))
        if not any(name in words for name in names):
            message = f"page {label} does not name “{leaflet.identity.title}”"
            yield NAME_NOT_ON_PAGE.at(THE_PDF, message, "keep the running header, or shorten the title", page.number)


def _warnings(printed: Printed) -> Iterator[list[Line]]:
    """Yield the lines of each warning."""
    readback = printed.readback
    for index, element in enumerate(readback.elements):
        if element.tag == "Warning":
            inside = set(readback.inside(index))
            lines = [line for line in printed.lines if line.element in inside]
            if lines:
                yield lines


def _is_urgent(printed: Printed, lines: Sequence[Line]) -> bool:
    """Tell whether lines are those of a warning of the level danger in the introduction."""
    urgent = {
        text.source
        for block in printed.case.leaflet.introduction
        if isinstance(block, WarningBox) and block.level is Level.DANGER
        for text in texts(block)
    }
    return any(printed.source(line.element) in urgent for line in lines)


def _is_on_first_page(printed: Printed, line: Line) -> bool:
    return printed.leaf(line.first)[1] == "1"


def _letters(words: str) -> str:
    """Return words in lower case without white space, because pieces of a line are painted separately."""
    return "".join(fold(words).casefold().split())


def _is_beside(area: Area, head: Area) -> bool:
    """Tell whether what follows a heading is at the right of its first words, and level with them."""
    return area.x > head.right and area.y < head.bottom and head.y < area.bottom


def _together(printed: Printed, one: Piece, other: Piece) -> bool:
    return one.page == other.page and in_one_column(printed.readback.pages[one.page - 1], one, other)


def _painted(printed: Printed) -> dict[Content, tuple[Area, Area]]:
    """Return the areas of the first and the last piece of each marked content."""
    areas: dict[Content, tuple[Area, Area]] = {}
    for page in printed.readback.pages:
        for painted in sorted(page.painted, key=lambda painted: painted.order):
            if painted.mark.mcid is not None and not painted.mark.artifact:
                content = Content(page.number, painted.mark.mcid)
                areas[content] = (areas[content][0] if content in areas else painted.area, painted.area)
    return areas


@lru_cache(TAGS_KEPT)
def _never_parted(tag: str) -> re.Pattern[str]:
    """Return the pattern of a number with what it counts, from the unit symbols and the language's file."""
    words = language(tag)
    joined = words.joined
    month = rf"(?-i:{_any(words.months)})"
    counted = (
        rf"(?:(?:(?:{_any(joined.scales)}) )?(?:{_any((*words.spelled_units, *joined.after, *joined.clock))})|{month})"
    )
    between = _any((*joined.between, *joined.each, *"x×±–-"))
    ranged = rf"{_NUMBER} (?:{between}) (?!0\d\d){_NUMBER}"
    number = rf"(?:{_GROUPED}|{ranged}|{_NUMBER})"
    leads = rf"(?:(?<!\w)(?:{_any(joined.before)})|[<>≤≥≈~±=]) {_NUMBER}"
    day = (rf"\b\d{{1,2}}\. {month}(?!\w)",) if "{day}. {month}" in words.date_form else ()
    facts = (*day, rf"{number} {counted}(?!\w)", rf"{_NUMBER} (?:{_any(joined.scales)})(?!\w)", _GROUPED, ranged, leads)
    return re.compile("|".join(facts), re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


PAGE_CHECKS = (
    PageCheck(warnings_are_not_split, (WARNING_CUT,)),
    PageCheck(what_is_kept_together_is_not_split, (SECTION_CUT,)),
    PageCheck(urgent_warnings_are_on_the_first_page, (URGENT_LATE,)),
    PageCheck(headings_are_with_their_text, (HEADING_ALONE,)),
    PageCheck(facts_are_not_split, (FACT_CUT,)),
    PageCheck(pages_name_the_medicine, (NAME_NOT_ON_PAGE,)),
)
