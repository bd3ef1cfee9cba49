"""What a leaflet says: sections, blocks and runs. No lengths, no faces, no colours.

Every value is frozen and can be pickled. Nearly all are named tuples: a dataclass takes four times as long to make, and
every start makes all of them. Blocks, rows and groups are equal only to their own kind: no paragraph is a sub-heading.
Everything an author wrote carries its `Source`, so that whatever is later painted, found wanting or commented on can be
led back to its line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import product
from operator import attrgetter
from re import findall
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.quantity import Quantity
from leaflet_pdf.model.role import Marker, Role

Kind = TypeVar("Kind", bound=type[tuple[Any, ...]])


def of_its_kind(kind: Kind) -> Kind:
    """Let the values of a class, and of each below it, be equal only to those of the same class."""
    kind.__eq__, kind.__ne__ = _is_same, _is_other  # type: ignore[method-assign, assignment]  # a named tuple takes no base with them
    return kind


def _is_same(one: tuple[Any, ...], other: object) -> bool:
    return one.__class__ is other.__class__ and tuple.__eq__(one, other)


def _is_other(one: tuple[Any, ...], other: object) -> bool:
    return not _is_same(one, other)


class Reader(StrEnum):
    """Who reads a leaflet: the patient, or a carer who gives the medicine."""

    PATIENT = "patient"
    CARER = "carer"


class Status(StrEnum):
    """How far a leaflet has come. Anything but approved says so on every page.

    A file only claims to be approved. The record of its approval decides: that it is, that its words were changed
    since then, or that the approval has run out.
    """

    DRAFT = "draft"
    CLAIMED = "claimed"
    CHANGED = "changed"
    EXPIRED = "expired"
    APPROVED = "approved"


class Level(StrEnum):
    """How grave a warning box is, gravest first."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"


class Rating(StrEnum):
    """What a patient may do in some circumstance. A closed list: there is no "probably safe"."""

    DO_NOT_USE = "do-not-use"
    ASK_FIRST = "do-not-use-unless-prescriber-confirms"
    TAKE_CARE = "take-care"
    NO_KNOWN_PROBLEM = "no-known-problem"
    NOT_KNOWN = "not-known"


class Frequency(StrEnum):
    """The bands of side effects, most frequent first (SmPC guideline, section 4.8)."""

    VERY_COMMON = "very-common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very-rare"
    NOT_KNOWN = "not-known"


class Essential(StrEnum):
    """What a first page says by itself, in the order of print."""

    USED_FOR = "used-for"
    HOW_TO_TAKE = "how-to-take"
    GET_HELP = "get-help"
    CALL = "call"


class Pictogram(StrEnum):
    """What a drawn sign beside words may mean: a closed list, since each must be understood at a glance."""

    NOT_IN_PREGNANCY = "not-in-pregnancy"
    NOT_WHEN_BREASTFEEDING = "not-when-breastfeeding"
    DO_NOT_DRIVE = "do-not-drive"
    NO_ALCOHOL = "no-alcohol"
    AVOID_SUN = "avoid-sun"
    DO_NOT_GIVE_BLOOD = "do-not-give-blood"
    DO_NOT_SHARE = "do-not-share"
    KEEP_FROM_CHILDREN = "keep-from-children"
    SWALLOW_WHOLE = "swallow-whole"
    WITH_FOOD = "with-food"
    WITH_WATER = "with-water"
    BLOOD_TEST = "blood-test"
    STORE_COOL = "store-below-temperature"
    NOT_WITH_OTHERS = "not-with-other-medicines"
    STORE_IN_FRIDGE = "store-in-fridge"
    SHAKE = "shake-before-use"
    INHALE = "inhale"
    MEASURE = "measure-with-spoon-or-syringe"
    ONCE_A_DAY = "once-a-day"
    ONCE_A_WEEK = "once-a-week"
    EMERGENCY = "call-emergency-number"
    PREGNANCY = "pregnancy"
    BREASTFEEDING = "breastfeeding"
    DRIVING = "driving"
    ALCOHOL = "alcohol"
    KIDNEYS = "kidneys"
    LIVER = "liver"
    CHILDREN = "children"

    @property
    def forbids(self) -> bool:
        """Whether it shows something crossed out."""
        return self not in _ALLOWING


_ALLOWING = frozenset(
    {
        *(Pictogram.WITH_FOOD, Pictogram.WITH_WATER, Pictogram.BLOOD_TEST, Pictogram.STORE_COOL),
        *(Pictogram.STORE_IN_FRIDGE, Pictogram.SHAKE, Pictogram.INHALE, Pictogram.MEASURE),
        *(Pictogram.ONCE_A_DAY, Pictogram.ONCE_A_WEEK, Pictogram.EMERGENCY),
        *(Pictogram.PREGNANCY, Pictogram.BREASTFEEDING, Pictogram.DRIVING, Pictogram.ALCOHOL),
        *(Pictogram.KIDNEYS, Pictogram.LIVER, Pictogram.CHILDREN),
    }
)


class BlankKind(StrEnum):
    """How something is filled in by hand: on a line, on one across the whole width, or by a tick."""

    LINE = "line"
    WIDE = "wide"
    TICK = "tick"


BLANK_MARK = "____"
"""A blank in a text, to be filled in by hand, is so many underscores or more, with nothing between them."""


class Script(StrEnum):
    """Where a run stands against the line."""

    NORMAL = "normal"
    SUPER = "super"
    SUB = "sub"


Value = TypeVar("Value")


class Placed(NamedTuple, Generic[Value]):
    """A value and its place. It may be a patient's, so `repr` tells no more than the place."""

    value: Value
    source: Source

    def __repr__(self) -> str:
        return f"Placed({self.source})"


class Run(NamedTuple):
    """Words set alike. A newline in the text is a line break.

    The target is empty, an address ("https://…", "mailto:…", "tel:…"), or "#" and the id of a `Target`.
    """

    text: str
    source: Source
    bold: bool = False
    script: Script = Script.NORMAL
    target: str = ""
    italic: bool = False


class Text(NamedTuple):
    """One paragraph's words. Never empty. `cites` are keys of the leaflet's references."""

    runs: tuple[Run, ...]
    source: Source
    cites: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def blanks(self) -> tuple[str, ...]:
        """The blanks in it, each with all its underscores."""
        return tuple(findall(f"{BLANK_MARK}_*", self.plain)) if BLANK_MARK in self.plain else ()


@of_its_kind
class Worded(NamedTuple):
    """A block that is one text."""

    text: Text
    source: Source


class Paragraph(Worded):
    """Words that stand by themselves."""

    __slots__ = ()
    text: Annotated[Text, Role.PARAGRAPH]


class Subheading(Worded):
    """The heading of what follows it in its section."""

    __slots__ = ()
    text: Annotated[Text, Role.SUBHEADING]


class SubSubheading(Subheading):
    """The heading of what follows it below a sub-heading: one level lower."""

    __slots__ = ()
    text: Annotated[Text, Role.SUBHEADING]


class ListItem(NamedTuple):
    """One entry of a list, with the list inside it or the blocks inside it, if there are any. A step may have an id."""

    text: Annotated[Text, Role.ITEM]
    source: Source
    inner: "Bullets | Steps | None" = None
    body: "tuple[Block, ...]" = ()
    id: str = ""


@of_its_kind
class Bullets(NamedTuple):
    """A list whose order does not matter, in two columns where its entries are short enough for that."""

    items: tuple[ListItem, ...]
    source: Source
    in_two_columns: bool = False


@of_its_kind
class Steps(NamedTuple):
    """A list whose order matters. It is numbered from 1, or goes on `after` the last number of steps above it."""

    items: Annotated[tuple[ListItem, ...], Marker.NUMBER]
    source: Source
    after: int | None = None

    @property
    def numbers(self) -> range:
        """The number of each step."""
        first = (self.after or 0) + 1
        return range(first, first + len(self.items))


@of_its_kind
class WarningBox(NamedTuple):
    """A framed block. It holds every block but another framed one."""

    level: Level
    title: Annotated[Text, Role.BOX_TITLE]
    body: "tuple[Block, ...]"
    source: Source


class TabletColour(StrEnum):
    """The colours that tablets and capsules are drawn in: a closed list, since each has a word in each language."""

    WHITE = "white"
    CREAM = "cream"
    YELLOW = "yellow"
    ORANGE = "orange"
    PEACH = "peach"
    PINK = "pink"
    RED = "red"
    PURPLE = "purple"
    LAVENDER = "lavender"
    BLUE = "blue"
    TURQUOISE = "turquoise"
    GREEN = "green"
    BROWN = "brown"
    GREY = "grey"
    BLACK = "black"


class TabletShape(StrEnum):
    """The shapes that tablets and capsules are drawn in."""

    ROUND = "round"
    OVAL = "oval"
    CAPSULE = "capsule"


@of_its_kind
class Swatch(NamedTuple):
    """Words with a tablet or a capsule drawn beside them. Its colour never stands alone: the words are printed."""

    colour: TabletColour
    shape: TabletShape
    text: Annotated[Text, Role.PARAGRAPH]
    source: Source


CellContent = Text | ListItem | Bullets | Swatch | None
"""What stands in a cell of a table: a text, a text with a list below it, bullets, words beside a tablet, or nothing."""


class Merged(NamedTuple):
    """A cell of a table that takes the place of several: so many columns across, so many rows down."""

    content: Annotated[CellContent, Role.CELL]
    source: Source
    columns: int = 1
    rows: int = 1


Cell = CellContent | Merged


@of_its_kind
class Row(NamedTuple):
    """One row of a table: the cells that begin in it. With those that reach down into it, they fill its columns."""

    cells: Annotated[tuple[Cell, ...], Role.CELL]
    source: Source


@of_its_kind
class Group(NamedTuple):
    """The heading of the rows that follow it in a table, up to the next one."""

    heading: Annotated[Text, Role.HEAD]
    source: Source


class Placement(NamedTuple):
    """Where a cell of a table is: its first row and column, from 0, and how many of them it takes."""

    content: CellContent
    source: Source
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@of_its_kind
class Table(NamedTuple):
    """Rows below the headings of their columns, with notes below them.

    Without such headings, the first cell of each row says what its others are about. `tinted` sets every other row
    off by a tint, for the eye alone.
    """

    caption: Annotated[Text | None, Role.CAPTION]
    head: Annotated[tuple[Text, ...], Role.HEAD]
    rows: tuple[Row | Group, ...]
    source: Source
    notes: tuple[Paragraph, ...] = ()
    tinted: bool = False
    id: str = ""

    @property
    def grid(self) -> tuple[tuple[Placement, ...], ...]:
        """What each row shows in each column: a merged cell is at every place that it takes."""
        grid: list[tuple[Placement, ...]] = []
        below: dict[tuple[int, int], Placement] = {}  # the places that merged cells take in later rows
        for number, row in enumerate(row for row in self.rows if isinstance(row, Row)):
            places: list[Placement] = []
            for cell in row.cells:
                while (number, len(places)) in below:
                    places.append(below[number, len(places)])
                if not isinstance(cell, Merged):
                    places.append(Placement(cell, cell.source if cell else row.source, number, len(places)))
                    continue
                place = Placement(cell.content, cell.source, number, len(places), cell.rows, cell.columns)
                places += [place] * place.columns
                for down, right in product(range(1, place.rows), range(place.columns)):
                    below[number + down, place.column + right] = place
            while (number, len(places)) in below:
                places.append(below[number, len(places)])
            grid.append(tuple(places))
        return tuple(grid)

    @property
    def groups(self) -> tuple[tuple[Group | None, tuple[Row, ...]], ...]:
        """The rows below each group's heading; those before the first heading have none."""
        groups: list[tuple[Group | None, list[Row]]] = []
        for row in self.rows:
            if isinstance(row, Group):
                groups.append((row, []))
            elif groups:
                groups[-1][1].append(row)
            else:
                groups.append((None, [row]))
        return tuple((group, tuple(rows)) for group, rows in groups)


class Band(NamedTuple):
    """Side effects that are about as frequent as each other."""

    frequency: Frequency
    effects: Annotated[tuple[ListItem, ...], Role.EFFECT]
    source: Source


@of_its_kind
class SideEffects(NamedTuple):
    """Side effects: first those that mean stop and get help, or get help and do not stop, then bands.

    The bands are in the author's order, and their lists in two columns where these are short enough for that.
    """

    stop_now: Annotated[tuple[ListItem, ...], Role.EFFECT]
    get_help: Annotated[tuple[ListItem, ...], Role.EFFECT]
    bands: tuple[Band, ...]
    source: Source
    in_two_columns: bool = False


class Beside(StrEnum):
    """What something is that is taken, eaten or done beside the medicine: its verb depends on it."""

    MEDICINE = "medicine"
    HERB = "herb"
    FOOD = "food"
    DRINK = "drink"
    VACCINE = "vaccine"
    PROCEDURE = "procedure"


class Precaution(NamedTuple):
    """One circumstance (alcohol, driving, …), what the patient may do, and why.

    If it is about something `beside` the medicine, the topic is the name of that, and the rating is of both together.
    With `own_words` the body alone says what to do, and only the rating's label is added.
    """

    topic: Annotated[Text, Role.TOPIC]
    rating: Rating
    body: "tuple[Block, ...]"
    source: Source
    pictogram: Pictogram | None = None
    beside: Beside | None = None
    own_words: bool = False


@of_its_kind
class Precautions(NamedTuple):
    """What a patient should know of circumstances, a card for each."""

    cards: tuple[Precaution, ...]
    source: Source


class Definition(NamedTuple):
    """A term and its meaning, or a question and its answer."""

    term: Annotated[Text, Role.TERM]
    body: "tuple[Block, ...]"
    source: Source


@of_its_kind
class Definitions(NamedTuple):
    """Terms and their meanings, or questions and their answers."""

    entries: tuple[Definition, ...]
    source: Source


class EssentialEntry(NamedTuple):
    """What a leaflet says of one essential. The program gives it a label."""

    essential: Essential
    body: "tuple[Block, ...]"
    source: Source


@of_its_kind
class AtAGlance(NamedTuple):
    """The essentials of a leaflet, each at most once, for those who read no more than its first page."""

    entries: tuple[EssentialEntry, ...]
    source: Source


class Picture(NamedTuple):
    """An image ready to embed: a JPEG file as it is, or 8-bit samples, deflated, without alpha.

    Width and height are in pixels; there are 1 (grey) or 3 (sRGB) channels.
    """

    width: int
    height: int
    channels: int
    data: bytes
    jpeg: bool


class Vector(NamedTuple):
    """A drawing ready to embed: paths and colours, as operators of a content stream (ISO 32000-1, 8.5).

    Width and height are in the drawing's own units, of which there are 96 to an inch; y is upwards from its foot.
    """

    width: float
    height: float
    data: bytes


class Side(StrEnum):
    """On which side of words a picture is."""

    LEFT = "left"
    RIGHT = "right"


@of_its_kind
class Figure(NamedTuple):
    """A picture with words for those who cannot see it, and perhaps with blocks `beside` it, where there is room.

    Its width is in percent of the column's; without one, it follows from its pixels. It is at the left of what is
    beside it unless a side says otherwise.
    """

    picture: Picture | Vector
    alt: str
    caption: Annotated[Text | None, Role.LEGEND]
    source: Source
    beside: "tuple[Block, ...]" = ()
    width: int | None = None
    side: Side | None = None


@of_its_kind
class FigureRow(NamedTuple):
    """Pictures side by side, where there is room."""

    figures: tuple[Figure, ...]
    source: Source


@of_its_kind
class Note(NamedTuple):
    """A remark set off from the text, of less weight than any warning."""

    body: "tuple[Block, ...]"
    source: Source


@of_its_kind
class InformationBox(NamedTuple):
    """What is good to know, under a title of its own: of less weight than any warning. It holds what these hold."""

    title: Annotated[Text, Role.BOX_TITLE]
    body: "tuple[Block, ...]"
    source: Source


@of_its_kind
class PlainBox(NamedTuple):
    """What an author sets in a frame, with or without a title: the program adds no level to it, and no word."""

    title: Annotated[Text | None, Role.BOX_TITLE]
    body: "tuple[Block, ...]"
    source: Source


@of_its_kind
class Pictured(NamedTuple):
    """Words with a drawn sign beside them. The sign never stands alone (USP 1265: pictograms with adjacent text)."""

    pictogram: Pictogram
    text: Annotated[Text, Role.PARAGRAPH]
    source: Source


class Blank(NamedTuple):
    """Something to fill in by hand, and what it is for."""

    label: Annotated[Text, Role.LABEL]
    kind: BlankKind
    source: Source


@of_its_kind
class Detached(NamedTuple):
    """A block that is parted from the leaflet, with what is to be filled in on it."""

    title: Annotated[Text, Role.CAPTION]
    body: "tuple[Block, ...]"
    blanks: tuple[Blank, ...]
    source: Source


class Slip(Detached):
    """A part to fill in and tear off, such as an acknowledgement of risk to sign."""

    __slots__ = ()


class Card(Detached):
    """A part to cut out and carry in a wallet."""

    __slots__ = ()


@of_its_kind
class Diary(NamedTuple):
    """A table to fill in by hand. A row is empty (None), or begins with its label in the first column."""

    title: Annotated[Text, Role.CAPTION]
    head: Annotated[tuple[Text, ...], Role.HEAD]
    rows: Annotated[tuple[Text | None, ...], Role.LABEL]
    source: Source
    id: str = ""


@of_its_kind
class PageBreak(NamedTuple):
    """Where a new page begins, between two blocks of a section."""

    source: Source


@of_its_kind
class KeptTogether(NamedTuple):
    """Blocks of a section between which no page ends that need not."""

    body: "tuple[Block, ...]"
    source: Source


Block = (
    Paragraph
    | Subheading
    | SubSubheading
    | Bullets
    | Steps
    | WarningBox
    | Table
    | SideEffects
    | Precautions
    | Definitions
    | AtAGlance
    | Figure
    | FigureRow
    | Note
    | InformationBox
    | PlainBox
    | Pictured
    | Swatch
    | Slip
    | Card
    | Diary
    | PageBreak
    | KeptTogether
)


class Section(NamedTuple):
    """A numbered part of the leaflet. The id is stable: cross-references and records name it.

    With a `page_break`, it begins on a new page. If it is to be kept together, no page ends in it that need not.
    """

    id: str
    number: int
    heading: Annotated[Text, Role.HEADING]
    body: tuple[Block, ...]
    source: Source
    page_break: bool = False
    keep_together: bool = False


class LargestDose(NamedTuple):
    """The most of a substance that may be taken at once, in a day, in a week."""

    each: Quantity | None = None
    day: Quantity | None = None
    week: Quantity | None = None


class Medicine(NamedTuple):
    """What the leaflet is about, in the words that stand on its first page.

    No cover is printed that goes against a limit: a supply of more days than `longest_supply`, more than
    `largest_dose`, an interval of fewer hours than `least_interval`, a medicine that is not taken weekly though
    it must be, or a part of one where only whole ones may be taken.
    """

    substance: Annotated[Text, Role.MEDICINE]
    strength: Annotated[Text, Role.MEDICINE]
    form: Annotated[Text, Role.MEDICINE]
    group: Annotated[Text | None, Role.MEDICINE]
    source: Source
    longest_supply: int | None = None
    largest_dose: LargestDose | None = None
    least_interval: int | None = None
    weekly_only: bool = False
    undivided: bool = False

    @property
    def name(self) -> str:
        """The substance as it can be named in a sentence; "" if it has raised or lowered figures."""
        is_plain = all(run.script is Script.NORMAL for run in self.substance.runs)
        return " ".join(self.substance.plain.split()) if is_plain else ""


class Monitoring(NamedTuple):
    """That the medicine is on the list of those under additional monitoring, and when the list was looked at.

    Without a statement of the author's, the program says what that means.
    """

    as_of: date
    statement: Annotated[Text | None, Role.PARAGRAPH]
    source: Source


class Reference(NamedTuple):
    """Where facts come from, and when that was last looked at."""

    key: str
    title: str
    address: str
    as_of: date
    source: Source


class Waiver(NamedTuple):
    """Findings that the author has looked at and stands by, and why; only those about these words, if there are any."""

    code: str
    reason: str
    source: Source
    words: str = ""


class Origin(NamedTuple):
    """The document of another system that a leaflet was imported from: its format, its identifier there, its version.

    `as_of` is its day, and the digest that of its file (SHA-256, in hex). They are facts about it, no approval of ours.
    """

    format: str
    document: str
    version: str
    as_of: date | None
    digest: str
    source: Source


class Product(NamedTuple):
    """A pack that the leaflet goes with: its GTIN in 14 digits, its licence and its size, as they are written on it."""

    gtin: str
    source: Source
    licence: str = ""
    pack: str = ""


class Translation(NamedTuple):
    """The file beside this one that says the same in another language."""

    language: str
    file: str
    source: Source


class Identity(NamedTuple):
    """Which leaflet this is. The digest is of the whole content: a word changed changes it."""

    id: str
    title: str
    language: str
    jurisdiction: str
    profile: str
    version: str
    revised: date
    review_by: date
    status: Status
    publisher: str
    notice: str
    digest: str
    reader: Reader = Reader.PATIENT


@dataclass(frozen=True)
class Leaflet:
    """The whole content of one leaflet; its fields stand in reading order. `online` is an address that leads to it.

    Waivers are for reviewers: they are not printed. Without `contents`, no list of the sections is. Products serve to
    find the leaflet, by the code on a pack; one that is `sensitive` is printed at a counter only after a question.
    A leaflet that is a `translation_of` another names the file of that one.
    """

    identity: Identity
    title: Annotated[Text, Role.TITLE]
    medicine: Medicine
    monitoring: Monitoring | None
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    publisher: Annotated[Text, Role.PUBLISHER]
    contact: Annotated[Text, Role.PUBLISHER]
    references: tuple[Reference, ...]
    source: Source
    online: Annotated[Text | None, Role.PUBLISHER] = None
    waivers: tuple[Waiver, ...] = ()
    contents: bool = True
    origin: Origin | None = None
    products: tuple[Product, ...] = ()
    sensitive: bool = False
    translations: tuple[Translation, ...] = ()
    translation_of: Placed[str] | None = None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All that must be in print, as `texts` finds it."""
        return tuple(texts(self))


def of_one_status(*leaflets: Leaflet) -> tuple[Leaflet, ...]:
    """Return leaflets that are printed together: none of them has come further than that which has come least far."""
    least = min((one.identity.status for one in leaflets), key=list(Status).index)
    return tuple(replace(one, identity=one.identity._replace(status=least)) for one in leaflets)


def walk(parts: object) -> Iterator[Any]:
    """Yield a leaflet's part, or each of several, and every part in it: each before what is in it, in reading order.

    That is the order of the model's fields, and nothing else: a part that the model gains is walked without being
    named here. What has no words (places, numbers, the runs of a text) is passed over.
    """
    if parts.__class__ is tuple:
        for part in parts:
            yield from walk(part)
    elif parts is not None:
        yield parts
        for part in _HELD[parts.__class__](parts):
            yield from walk(part)


def texts(parts: object) -> list[Text]:
    """Return every text of a leaflet, or of parts of one, once, in reading order: all of them must be in print."""
    found: list[Text] = []
    _gather((parts,), found)
    return found


def _gather(parts: tuple[Any, ...], found: list[Text]) -> None:
    """Add the texts among what `walk` yields, in half the time: every build asks for them."""
    for part in parts:
        kind = part.__class__
        if kind is Text:
            found.append(part)
        elif kind is tuple:
            _gather(part, found)
        elif part is not None:
            _gather(_HELD[kind](part), found)


class _Held(dict[type, Callable[[Any], tuple[object, ...]]]):
    """What returns the fields of a class that may hold parts: those whose types name a class of parts."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[object, ...]]:
        from leaflet_pdf.model.annotations import hints  # which reads the classes above

        self[kind] = held = _getter(list(hints(kind)))
        return held


_HELD = _Held({Text: lambda _: ()})


def _getter(names: list[str]) -> Callable[[Any], tuple[object, ...]]:
    if not names:
        return lambda _: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda part: (get(part),)


def blocks(parts: object) -> Iterator[Block]:
    """Yield every block of a leaflet, or of parts of one, also those inside others, in reading order."""
    return (part for part in walk(parts) if isinstance(part, _BLOCKS))


_BLOCKS = get_args(Block)
