"""The structure tree: what the painted things mean, in reading order (ISO 32000-1, 14.7 and 14.8).

Elements keep the order that the layout gave them. Each is hung into the tree when something of it
or after it is first painted, so one that nothing reaches (an empty cell) still has its place. An
element that is first painted after a later one would be read at the wrong moment: that is a defect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaflet_pdf.layout.frame import Element, Page, Rect, Tag
from leaflet_pdf.pdf.defect import PaintError
from leaflet_pdf.pdf.document import Document
from leaflet_pdf.pdf.syntax import literal, rectangle, reference, text

_ROLES = "".join(f"/{tag}/Sect" for tag in (Tag.WARNING, Tag.PRECAUTION, Tag.NOTE))
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
        self._sheets = {number: reference(sheet) for number, sheet in sheets.items()}
        self._objects = [document.reserve() for _ in (*elements, _ROOT)]
        self._names = [reference(number) for number in self._objects]
        self._kids: list[list[str]] = [[] for _ in self._objects]
        self._home = [0] * len(elements)
        self._figures: dict[int, str] = {}
        self._content: dict[int, list[str]] = {number: [] for number in sheets}
        self._annotations: list[str] = []
        self._first_annotation = max(sheets) + 1
        self._path = [_ROOT]
        self._hung = 0
        self._reached = [False] * len(elements)

    def tag(self, element: int) -> Tag:
        return self._elements[element].tag

    def reference(self, element: int) -> str:
        return self._names[element]

    def add_content(self, element: int, page: Page) -> tuple[Tag, int]:
        """Enter the next marked-content sequence of a page, and return its tag and MCID."""
        if not self._reached[element]:
            self._reach(element)
        content = self._content[page.number]
        mcid = len(content)
        content.append(self._names[element])
        at_home = self._is_home(element, page)
        kid = str(mcid) if at_home else f"<</Type/MCR/Pg {self._sheets[page.number]}/MCID {mcid}>>"
        self._kids[element].append(kid)
        return self._elements[element].tag, mcid

    def add_annotation(self, element: int, page: Page, annotation: int) -> int:
        """Enter an annotation's object, and return what leads back from it (StructParent)."""
        self._reach(element)
        sheet = "" if self._is_home(element, page) else f"/Pg {self._sheets[page.number]}"
        self._kids[element].append(f"<</Type/OBJR{sheet}/Obj {reference(annotation)}>>")
        self._annotations.append(self._names[element])
        return self._first_annotation + len(self._annotations) - 1

    def place_figure(self, element: int, page: Page, area: Rect, *, block: bool) -> None:
        """Say where a figure is; block tells that it stands apart from lines of text."""
        placement = "/Placement/Block" if block else ""
        self._figures.setdefault(element, f"/A<</O/Layout{placement}/BBox{rectangle(area, page.height)}>>")

    def _is_home(self, element: int, page: Page) -> bool:
        """Tell whether the page is the first that shows something of the element."""
        home = self._home[element] = self._home[element] or page.number
        return home == page.number

    def _reach(self, element: int) -> None:
        """Hang the element, and all before it, into the tree."""
        if self._reached[element]:
            return
        if element < self._hung:
            raise PaintError(f"{self._describe(element)} is painted after what follows it")
        self._hang_up_to(element)
        while element != _ROOT and not self._reached[element]:
            self._reached[element] = True
            element = self._elements[element].parent

    def _hang_up_to(self, last: int) -> None:
        for element in range(self._hung, last + 1):
            parent = self._elements[element].parent
            while self._path and self._path[-1] != parent:
                self._path.pop()
            if not self._path:
                raise PaintError(f"{self._describe(element)} does not stand with the other parts of its parent")
            self._path.append(element)
            self._kids[parent].append(self._names[element])
        self._hung = last + 1

    def _describe(self, element: int) -> str:
        found = self._elements[element]
        return f"structure element {element} ({found.tag}{f', {found.source}' if found.source else ''})"

    def write(self) -> str:
        """Write the tree, and return the reference to its root."""
        self._hang_up_to(len(self._elements) - 1)
        for element, found in enumerate(self._elements):
            self._document.write(self._objects[element], self._element(element, found))
        self._document.write(
            self._objects[_ROOT],
            f"<</Type/StructTreeRoot/K[{' '.join(self._kids[_ROOT])}]/RoleMap<<{_ROLES}>>"
            f"/ParentTree {reference(self._document.add(self._parent_tree()))}"
            f"/ParentTreeNextKey {self._first_annotation + len(self._annotations)}"
            f"/IDTree {reference(self._document.add(self._identified()))}>>",
        )
        return self._names[_ROOT]

    def _element(self, element: int, found: Element) -> str:
        tag, parent, _, title, alt, language, *_ = found
        home = self._home[element]
        entries = f"/Pg {self._sheets[home]}" if home else ""
        if title:
            entries += f"/T{text(title)}"
        if alt:
            entries += f"/Alt{text(alt)}"
        if language:
            entries += f"/Lang{text(language)}"
        if tag in _DESCRIBED:
            entries += self._attributes(element, found)
        kids = " ".join(self._kids[element])
        return f"<</S/{tag.value}/P {self._names[parent]}/K[{kids}]{entries}>>"

    def _attributes(self, element: int, found: Element) -> str:
        """Return what a kind of element must say about itself (ISO 32000-1, 14.8.5)."""
        match found.tag:
            case Tag.HEAD_CELL:
                return f"/ID{_identifier(element)}/A<</O/Table/Scope/Column>>"
            case Tag.CELL if found.headers:
                return f"/A<</O/Table/Headers[{''.join(map(_identifier, found.headers))}]>>"
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


def _identifier(element: int) -> str:
    return literal(f"{element:08}")
