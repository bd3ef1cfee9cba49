"""The structure tree: what the painted things mean, in reading order (ISO 32000-1, 14.7 and 14.8).

Elements keep the order that the layout gave them. Each is hung into the tree when something of it
or after it is first painted, so one that nothing reaches (an empty cell) still has its place. An
element that is first painted after a later one would be read at the wrong moment: that is a defect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from leaflet_pdf.layout.frame import Element, Page, Rect, Tag
from leaflet_pdf.pdf.defect import PaintError
from leaflet_pdf.pdf.document import Document
from leaflet_pdf.pdf.syntax import rectangle, reference, text

_ROLES = "".join(f"/{tag}/Sect" for tag in (Tag.WARNING, Tag.PRECAUTION, Tag.NOTE, Tag.COVER))
_DESCRIBED = frozenset({Tag.HEAD_CELL, Tag.CELL, Tag.LIST, Tag.FIGURE})
"""The kinds of element that say more about themselves than what they are."""
_ROOT = -1
"""The parent of the first element; as an index, the last of a list."""


class Structure:
    """The tree of one document, as it grows while its pages are painted in order."""

    def __init__(self, elements: Sequence[Element], sheets: Mapping[int, int], document: Document) -> None:
        """Take the elements, and the object of each page by the page's number."""
        self._elements = elements
        self._document = document
        self._parents = [element.parent for element in elements]
        self._first = document.reserve(len(elements) + 1)
        self._names = list(map(reference, range(self._first, self._first + len(elements) + 1)))
        self._kids: list[list[str]] = [[] for _ in self._names]
        self._sheets = {number: f"/Pg {reference(sheet)}" for number, sheet in sheets.items()}
        self._homes = [""] * len(elements)
        self._hung = 0
        self._figures: dict[int, str] = {}
        self._content: dict[int, list[str]] = {}
        self._annotations: list[str] = []
        self._first_annotation = max(sheets) + 1
        self._prove_order()

    def _prove_order(self) -> None:
        """Raise PaintError unless every element stands below its parent, with all others that do."""
        parents = self._parents
        for element, parent in enumerate(parents):
            open_element = element - 1
            while open_element > parent:
                open_element = parents[open_element]
            if open_element != parent:
                raise PaintError(f"{self._describe(element)} does not stand with the other parts of its parent")

    def tag(self, element: int) -> Tag:
        return self._elements[element].tag

    def reference(self, element: int) -> str:
        return self._names[element]

    def add_content(self, page: Page, owners: Sequence[int]) -> None:
        """Enter the marked-content sequences of a page: the element of each, by MCID."""
        here, homes, kids = self._sheets[page.number], self._homes, self._kids
        for mcid, element in enumerate(owners):
            if not homes[element]:
                self._settle(element, here)
            kids[element].append(str(mcid) if homes[element] == here else f"<</Type/MCR{here}/MCID {mcid}>>")
        self._content[page.number] = [self._names[element] for element in owners]

    def add_annotation(self, element: int, page: Page, annotation: int) -> int:
        """Enter an annotation's object, and return what leads back from it (StructParent)."""
        here = self._sheets[page.number]
        if not self._homes[element]:
            self._settle(element, here)
        elsewhere = "" if self._homes[element] == here else here
        self._kids[element].append(f"<</Type/OBJR{elsewhere}/Obj {reference(annotation)}>>")
        self._annotations.append(self._names[element])
        return self._first_annotation + len(self._annotations) - 1

    def place_figure(self, element: int, page: Page, area: Rect, *, block: bool) -> None:
        """Say where a figure is; block tells that it stands apart from lines of text."""
        placement = "/Placement/Block" if block else ""
        self._figures.setdefault(element, f"/A<</O/Layout{placement}/BBox{rectangle(area, page.height)}>>")

    def _settle(self, element: int, here: str) -> None:
        """Make a page the home of an element: the first that shows something of it."""
        if element >= self._hung:
            self._hang_up_to(element)
        elif not self._is_begun(element):
            raise PaintError(f"{self._describe(element)} is painted after what follows it")
        self._homes[element] = here

    def _is_begun(self, element: int) -> bool:
        """Tell whether something below an element is painted. All that is below it stands right after it."""
        for below in range(element + 1, self._hung):
            if self._parents[below] < element:
                return False
            if self._homes[below]:
                return True
        return False

    def _hang_up_to(self, last: int) -> None:
        """Hang an element, and all before it that are not yet there, into the tree."""
        for element in range(self._hung, last + 1):
            self._kids[self._parents[element]].append(self._names[element])
        self._hung = last + 1

    def _describe(self, element: int) -> str:
        found = self._elements[element]
        return f"structure element {element} ({found.tag}{f', {found.source}' if found.source else ''})"

    def write(self) -> str:
        """Write the tree, and return the reference to its root."""
        self._hang_up_to(len(self._elements) - 1)
        root = (
            f"<</Type/StructTreeRoot/K[{' '.join(self._kids[_ROOT])}]/RoleMap<<{_ROLES}>>"
            f"/ParentTree {reference(self._document.add(self._parent_tree()))}"
            f"/ParentTreeNextKey {self._first_annotation + len(self._annotations)}"
            f"/IDTree {reference(self._document.add(self._identified()))}>>"
        )
        self._document.write(self._first, *map(self._element, range(len(self._elements)), self._elements), root)
        return self._names[_ROOT]

    def _element(self, element: int, found: Element) -> str:
        tag, parent, _, title, alt, language = found[:6]
        entries = self._homes[element]
        if title:
            entries += f"/T{text(title)}"
        if alt:
            entries += f"/Alt{text(alt)}"
        if language:
            entries += f"/Lang{text(language)}"
        if tag in _DESCRIBED:
            entries += self._attributes(element, found)
        return f"<</S/{tag}/P {self._names[parent]}/K[{' '.join(self._kids[element])}]{entries}>>"

    def _attributes(self, element: int, found: Element) -> str:
        """Return what a kind of element must say about itself (ISO 32000-1, 14.8.5)."""
        match found.tag:
            case Tag.CELL if found.headers:
                return _headed(found.headers)
            case Tag.HEAD_CELL:
                return f"/ID{_identifier(element)}/A<</O/Table/Scope/Column>>"
            case Tag.LIST if found.numbering:
                return f"/A<</O/List/ListNumbering/{found.numbering}>>"
            case Tag.FIGURE if not found.alt:
                raise PaintError(f"{self._describe(element)} has no words for those who cannot see it")
            case Tag.FIGURE if element not in self._figures:
                raise PaintError(f"{self._describe(element)} is on no page")
            case Tag.FIGURE:
                return self._figures[element]
        return ""

    def _parent_tree(self) -> str:
        """Return the way back: from each page's sequences, and each annotation, to their elements."""
        pages = (f"{number}[{' '.join(content)}]" for number, content in self._content.items())
        annotations = (f"{key} {name}" for key, name in enumerate(self._annotations, self._first_annotation))
        return f"<</Nums[{' '.join((*pages, *annotations))}]>>"

    def _identified(self) -> str:
        """Return the elements that have identifiers, in the identifiers' order."""
        heads = (element for element, found in enumerate(self._elements) if found.tag is Tag.HEAD_CELL)
        return f"<</Names[{''.join(f'{_identifier(head)}{self._names[head]}' for head in heads)}]>>"


@lru_cache(maxsize=1000)
def _headed(headers: tuple[int, ...]) -> str:
    """Return what a cell says of its heads; it is the same all the way down a column."""
    return f"/A<</O/Table/Headers[{''.join(map(_identifier, headers))}]>>"


def _identifier(element: int) -> str:
    return f"({element:08})"
