"""The structure tree: what the painted things mean, in reading order (ISO 32000-1, 14.7 and 14.8).

Elements keep the order that the layout gave them. Each is hung into the tree when something of it is
first painted; one of which nothing is (an empty cell) gets its place among the others at the end. An
element that is first painted after a later one would be read at the wrong moment: that is a defect,
but for what is in the cells of a row that goes over a page end.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from leaflet_pdf.layout.frame import Element, Page, Rect, Tag
from leaflet_pdf.pdf.file.document import Document, PaintError
from leaflet_pdf.pdf.file.syntax import rectangle, reference, text

_ROLES = sorted((Tag.CARD, Tag.COVER, Tag.PRECAUTION, Tag.NOTE, Tag.SLIP, Tag.WARNING))
_KINDS = {tag: f"/S/{tag}" for tag in Tag}
_DESCRIBED = frozenset({Tag.DOCUMENT, Tag.HEAD_CELL, Tag.LIST, Tag.FIGURE})
"""The kinds of element that say more about themselves than what they are."""
_ROOT = -1
"""The parent of the first element; as an index, the last of a list."""


class Structure:
    """The tree of one document, as it grows while its pages are painted in order."""

    def __init__(
        self,
        elements: Sequence[Element],
        sheets: Mapping[int, int],
        document: Document,
        *,
        from_right: Collection[int] = (),
    ) -> None:
        """Take the elements, the object of each side of paper by its number, and documents of lines from the right."""
        self.elements = elements
        self._document = document
        self._from_right = from_right
        self._parents = [element.parent for element in elements]
        self._first = document.reserve(len(elements) + 3)
        self._names = list(map(reference, range(self._first, self._first + len(elements) + 1)))
        self._kids: list[list[str]] = [[] for _ in self._names]
        self._sheets = {number: f"/Pg {reference(sheet)}" for number, sheet in sheets.items()}
        self._homes = [""] * len(elements)
        self._hung = [False] * len(elements)
        self._latest = -1
        self._figures: dict[int, str] = {}
        self._content: dict[int, list[str]] = {}
        self._annotations: list[str] = []
        self._identified: list[str] = []
        self._first_annotation = max(sheets) + 1
        self._prove_order()

    def _prove_order(self) -> None:
        """Raise PaintError unless every element is below its parent, with all others that do."""
        parents = self._parents
        for element, parent in enumerate(parents):
            open_element = element - 1
            while open_element > parent:
                open_element = parents[open_element]
            if open_element != parent:
                raise PaintError(f"{self._describe(element)} is not next to the other parts of its parent")

    def reference(self, element: int) -> str:
        return self._names[element]

    def next_mcid(self, page: Page) -> int:
        """Return the MCID of the first sequence of a page: those of a side of paper are counted together."""
        return len(self._content.get(page.side, ()))

    def add_content(self, page: Page, owners: Sequence[int]) -> None:
        """Enter the marked-content sequences of a page: the element of each, from the next MCID on."""
        here, homes, kids = self._sheets[page.side], self._homes, self._kids
        for mcid, element in enumerate(owners, self.next_mcid(page)):
            if not homes[element]:
                self._settle(element, here)
            kids[element].append(str(mcid) if homes[element] == here else f"<</MCID {mcid}{here}/Type/MCR>>")
        self._content.setdefault(page.side, []).extend([self._names[element] for element in owners])

    def add_annotation(self, element: int, page: Page, annotation: int) -> int:
        """Enter an annotation's object, and return what leads back from it (StructParent)."""
        here = self._sheets[page.side]
        if not self._homes[element]:
            self._settle(element, here)
        elsewhere = "" if self._homes[element] == here else here
        self._kids[element].append(f"<</Obj {reference(annotation)}{elsewhere}/Type/OBJR>>")
        self._annotations.append(self._names[element])
        return self._first_annotation + len(self._annotations) - 1

    def add_form(self, element: int, page: Page, field: int) -> int:
        """Hang a Form element with a field's object under an element, and return what leads back from the field."""
        home = f"/P {self._names[element]}{self._sheets[page.side]}"
        form = reference(self._document.add(f"<</K[<</Obj {reference(field)}/Type/OBJR>>]{home}/S/Form>>"))
        self._kids[element].append(form)
        self._annotations.append(form)
        return self._first_annotation + len(self._annotations) - 1

    def place_figure(self, element: int, page: Page, area: Rect, *, block: bool) -> None:
        """Say where a figure is; block tells that it is apart from lines of text."""
        placement = "/Placement/Block" if block else ""
        self._figures.setdefault(element, f"/A<</BBox{rectangle(area, page.height)}/O/Layout{placement}>>")

    def _settle(self, element: int, here: str) -> None:
        """Make a page the home of an element: the first that shows something of it. Hang it, and all that it is in."""
        if element > self._latest:
            self._latest = element
        elif not self._hung[element] and not self._is_in_begun_cell(element):
            raise PaintError(f"{self._describe(element)} is painted after what follows it")
        self._homes[element] = here
        while element != _ROOT and not self._hung[element]:
            self._hung[element] = True
            self._kids[self._parents[element]].append(self._names[element])
            element = self._parents[element]

    def _is_in_begun_cell(self, element: int) -> bool:
        """Tell whether an element is in a cell that has begun: its row may go over a page end beside later cells."""
        while element != _ROOT and self.elements[element].tag is not Tag.CELL:
            element = self._parents[element]
        return element != _ROOT and self._hung[element]

    def _hang_rest(self) -> None:
        """Hang elements of which nothing is painted, such as empty cells, before the next part of their parent."""
        parents, count = self._parents, len(self._parents)
        for element in [element for element in range(count - 1, -1, -1) if not self._hung[element]]:
            parent, following = parents[element], element + 1
            while following < count and parents[following] > parent:
                following += 1
            kids, name = self._kids[parent], self._names[element]
            if following < count and parents[following] == parent:
                kids.insert(kids.index(self._names[following]), name)
            else:
                kids.append(name)

    def _describe(self, element: int) -> str:
        found = self.elements[element]
        return f"structure element {element} ({found.tag}{f', {found.source}' if found.source else ''})"

    def write(self) -> str:
        """Write the tree, and return the reference to its root."""
        self._hang_rest()
        objects = list(map(self._element, range(len(self.elements)), self.elements))
        after = self._first + len(objects) + 1
        root = (
            f"<</IDTree {reference(after + 1)}/K[{' '.join(self._kids[_ROOT])}]/ParentTree {reference(after)}"
            f"/ParentTreeNextKey {self._first_annotation + len(self._annotations)}/RoleMap<<{self._roles()}>>"
            "/Type/StructTreeRoot>>"
        )
        identified = f"<</Names[{' '.join(self._identified)}]>>"
        self._document.write(self._first, *objects, root, self._parent_tree(), identified)
        return self._names[_ROOT]

    def _roles(self) -> str:
        """Return the entries of the role map, in their order; some boxes have one only where there are any."""
        tags = list(map(attrgetter("tag"), self.elements))
        some = [tag for tag in (Tag.BOX, Tag.INFORMATION) if tag in tags]
        return "".join(f"/{tag}/Sect" for tag in (sorted((*_ROLES, *some)) if some else _ROLES))

    def _element(self, element: int, found: Element) -> str:
        tag, parent, _, title, alt, language, _, headers, columns, rows, _ = found
        before = _headed(headers, columns, rows) if headers else ""
        if tag in _DESCRIBED:
            before = self._attributes(element, found)
        if alt:
            before += f"/Alt{text(alt)}"
        spoken = f"/Lang{text(language)}" if language else ""
        titled = f"/T{text(title)}" if title else ""
        kids, home = " ".join(self._kids[element]), self._homes[element]
        return f"<<{before}/K[{kids}]{spoken}/P {self._names[parent]}{home}{_KINDS[tag]}{titled}>>"

    def _attributes(self, element: int, found: Element) -> str:
        """Return what a kind of element must say about itself (ISO 32000-1, 14.8.5); a head, its name for its cells."""
        match found.tag:
            case Tag.HEAD_CELL:
                self._identified.append(f"{_identifier(element)} {self._names[element]}")
                scope = "/Scope/Row" if found.heads_row else "/Scope/Column"
                return f"{_headed(found.headers, found.columns, found.rows, scope)}/ID{_identifier(element)}"
            case Tag.DOCUMENT if element in self._from_right:
                return "/A<</O/Layout/WritingMode/RlTb>>"  # what is in it inherits that
            case Tag.LIST if found.numbering:
                return f"/A<</ListNumbering/{found.numbering}/O/List>>"
            case Tag.FIGURE if not found.alt:
                raise PaintError(f"{self._describe(element)} has no alternative text")
            case Tag.FIGURE if element not in self._figures:
                raise PaintError(f"{self._describe(element)} is on no page")
            case Tag.FIGURE:
                return self._figures[element]
        return ""

    def _parent_tree(self) -> str:
        """Return the way back: from each page's sequences, and each annotation, to their elements."""
        pages = (f"{number} [{' '.join(content)}]" for number, content in self._content.items())
        annotations = (f"{key} {name}" for key, name in enumerate(self._annotations, self._first_annotation))
        return f"<</Nums[{' '.join((*pages, *annotations))}]>>"


@lru_cache(maxsize=1000)
def _headed(headers: tuple[int, ...], columns: int, rows: int, scope: str = "") -> str:
    """Return what a cell says of its heads and of how far it reaches; it is the same all the way down a column."""
    across = f"/ColSpan {columns}" if columns > 1 else ""
    named = f"/Headers[{' '.join(map(_identifier, headers))}]" if headers else ""
    down = f"/RowSpan {rows}" if rows > 1 else ""
    return f"/A<<{across}{named}/O/Table{down}{scope}>>"


def _identifier(element: int) -> str:
    return f"({element:08})"
