"""Rules about the structure tree: it and the pages name each other, and it is built as it must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.structure import (
    CELL_WITHOUT_HEAD,
    DOCUMENT_ELEMENT,
    FIGURE_WITHOUT_PLACE,
    FIGURE_WITHOUT_WORDS,
    HEAD_WITHOUT_SCOPE,
    HEADING_SKIPPED,
    ID_TWICE,
    LINK_TO_NOWHERE,
    LINK_UNTOLD,
    LINK_WITHOUT_AREA,
    LINK_WITHOUT_WORDS,
    LIST_WITHOUT_NUMBERING,
    MARK_MISSING,
    MARK_TOLD_TWICE,
    MARK_TWICE,
    MARK_UNTOLD,
    NESTING_WRONG,
    PAGE_WITHOUT_KEY,
    PARENT_TREE_LINK,
    PARENT_TREE_MARK,
    ROLE_UNKNOWN,
)
from leaflet_pdf.proof.catalogue.tables import TABLE_RAGGED
from leaflet_pdf.proof.reader.readback import Annotation, Attached, Content, Element, Page, ReadBack, fault
from leaflet_pdf.proof.table_grid import cells_by_row, widths

_GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
_BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
_INLINES = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
_STANDARD = frozenset(f"{_GROUPS} {_BLOCKS} {_INLINES}".split())
_PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TOCI": {"TOC"},
}
_KIDS = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}


def marks_are_numbered_once(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for mcid, times in Counter(page.mcids).items():
            if times > 1:
                yield fault(MARK_TWICE, f"MCID {mcid} is used by {times} sequences", page=page.number)


def marks_are_in_the_tree(readback: ReadBack) -> Iterator[Finding]:
    tagged = _tagged(readback)
    for page in readback.pages:
        for mcid in dict.fromkeys(page.mcids):
            if Content(page.number, mcid) not in tagged:
                yield fault(MARK_UNTOLD, f"MCID {mcid} is in no structure element", page=page.number)


def the_tree_names_marks_that_are_there(readback: ReadBack) -> Iterator[Finding]:
    painted = {Content(page.number, mcid) for page in readback.pages for mcid in page.mcids}
    for element in readback.elements:
        for content in element.content:
            if content not in painted:
                where = f"MCID {content.mcid}, which does not exist" if content.page else "a page that does not exist"
                yield fault(MARK_MISSING, f"{element.tag} refers to {where}", page=content.page)


def the_tree_names_marks_once(readback: ReadBack) -> Iterator[Finding]:
    times = Counter(content for element in readback.elements for content in element.content)
    for content, count in times.items():
        if count > 1:
            yield fault(MARK_TOLD_TWICE, f"MCID {content.mcid} is in the tree {count} times", page=content.page)


def pages_have_keys_of_their_own(readback: ReadBack) -> Iterator[Finding]:
    taken = Counter(page.key for page in readback.pages)
    for page in readback.pages:
        if page.mcids and (page.key is None or taken[page.key] > 1):
            yield fault(
                PAGE_WITHOUT_KEY,
                "the page has no StructParents" if page.key is None else "two pages share one StructParents",
                page=page.number,
            )


def the_parent_tree_leads_from_marks_to_elements(readback: ReadBack) -> Iterator[Finding]:
    tagged = _tagged(readback)
    for page in readback.pages:
        listed = readback.parents.get(page.key) if page.key is not None else ()
        owners = listed if isinstance(listed, tuple) else ()
        for mcid in dict.fromkeys(page.mcids if page.key is not None else ()):
            owner = owners[mcid] if 0 <= mcid < len(owners) else None
            if owner is None or owner != tagged.get(Content(page.number, mcid), owner):
                yield fault(
                    PARENT_TREE_MARK, f"the ParentTree does not lead from MCID {mcid} to its element", page=page.number
                )


def the_parent_tree_leads_from_links_to_elements(readback: ReadBack) -> Iterator[Finding]:
    owners = _attached(readback)
    for page in readback.pages:
        for index, annotation in enumerate(page.annotations):
            owner = owners.get(Attached(page.number, index))
            found = None if annotation.key is None else readback.parents.get(annotation.key)
            if owner is not None and found != owner:
                yield fault(
                    PARENT_TREE_LINK,
                    f"the ParentTree does not lead from the link “{annotation.words}” to its element",
                    page=page.number,
                )


def _links(page: Page) -> Iterator[tuple[int, Annotation]]:
    """Yield the annotations that must lead somewhere. A comment is reported as what no leaflet has (`unknown.py`)."""
    for index, annotation in enumerate(page.annotations):
        if annotation.kind in {"Link", "Widget"} and not annotation.field:
            yield index, annotation


def links_are_in_the_tree(readback: ReadBack) -> Iterator[Finding]:
    owners = _attached(readback)
    for page in readback.pages:
        for index, annotation in _links(page):
            owner = owners.get(Attached(page.number, index))
            if owner is None or (annotation.kind == "Link" and readback.elements[owner].role != "Link"):
                yield fault(LINK_UNTOLD, f"the link “{annotation.words}” is in no Link element", page=page.number)


def link_elements_have_areas(readback: ReadBack) -> Iterator[Finding]:
    for element in readback.elements:
        lost = any(attached.annotation < 0 for attached in element.attached)
        if lost or (element.role == "Link" and not element.attached):
            yield fault(
                LINK_WITHOUT_AREA, f"the {element.tag} “{element.text}” has no link annotation", page=_page_of(element)
            )


def links_say_what_they_do(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for _, annotation in _links(page):
            if not annotation.words.strip():
                yield fault(
                    LINK_WITHOUT_WORDS, f"a link to {annotation.target} has no description (Contents)", page=page.number
                )


def links_lead_somewhere(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for _, annotation in _links(page):
            target = annotation.target
            if target is None or (not isinstance(target, str) and not target.page):
                yield fault(LINK_TO_NOWHERE, f"the link “{annotation.words}” leads nowhere", page=page.number)


def cells_name_heads_that_are_there(readback: ReadBack) -> Iterator[Finding]:
    heads = {element.id for element in readback.elements if element.role == "TH"}
    for element in readback.elements:
        for name in element.headers:
            if name not in heads:
                yield fault(
                    CELL_WITHOUT_HEAD,
                    f"the cell “{element.text}” refers to a header cell “{name}” that does not exist",
                    page=_page_of(element),
                )


def ids_are_given_once(readback: ReadBack) -> Iterator[Finding]:
    for name, times in Counter(element.id for element in readback.elements if element.id).items():
        if times > 1:
            yield fault(ID_TWICE, f"{times} elements have the ID “{name}”")


def head_cells_have_a_scope(readback: ReadBack) -> Iterator[Finding]:
    for element in readback.elements:
        if element.role == "TH" and element.scope not in {"Column", "Row", "Both"}:
            yield fault(
                HEAD_WITHOUT_SCOPE,
                f"the header cell “{element.text}” does not say whether it is for a column or a row",
                page=_page_of(element),
            )


def rows_are_as_wide_as_their_table(readback: ReadBack) -> Iterator[Finding]:
    for index, table in enumerate(readback.elements):
        if table.role == "Table":
            rows = [[readback.elements[cell] for cell in cells] for cells in cells_by_row(readback, index)]
            wide = list(widths(rows))
            if len(set(wide)) > 1:
                message = f"the rows of a table have {min(wide)} to {max(wide)} columns"
                yield fault(TABLE_RAGGED, message, page=_first_page(readback, table))
            if any(number + cell.rows > len(rows) for number, cells in enumerate(rows) for cell in cells):
                message = "a cell of a table reaches below its last row"
                yield fault(TABLE_RAGGED, message, page=_first_page(readback, table))


def figures_have_words(readback: ReadBack) -> Iterator[Finding]:
    for element in readback.elements:
        if element.role == "Figure" and not (element.alt.strip() or element.actual_text.strip()):
            yield fault(FIGURE_WITHOUT_WORDS, "a figure has no alternative text (Alt)", page=_page_of(element))


def figures_have_a_place(readback: ReadBack) -> Iterator[Finding]:
    for element in readback.elements:
        if element.role == "Figure" and len(element.bbox) != 4:
            yield fault(FIGURE_WITHOUT_PLACE, f"the figure “{element.alt}” has no BBox", page=_page_of(element))


def lists_say_how_they_are_numbered(readback: ReadBack) -> Iterator[Finding]:
    for element in readback.elements:
        if element.role == "L" and not element.numbering:
            yield fault(
                LIST_WITHOUT_NUMBERING,
                "a list does not say how its items are marked (ListNumbering)",
                page=_first_page(readback, element),
            )


def roles_are_standard(readback: ReadBack) -> Iterator[Finding]:
    for tag, role in dict.fromkeys((element.tag, element.role) for element in readback.elements):
        if role not in _STANDARD:
            yield fault(ROLE_UNKNOWN, f"{tag} is not mapped to a standard structure type")


def lists_and_tables_are_nested_well(readback: ReadBack) -> Iterator[Finding]:
    for element in readback.elements:
        outer = readback.elements[element.parent].role if element.parent >= 0 else ""
        if outer not in _PARENTS.get(element.role, {outer}) or element.role not in _KIDS.get(outer, {element.role}):
            yield fault(
                NESTING_WRONG,
                f"{element.tag} is in {outer or 'a tree without a parent'}: “{element.text}”",
                page=_first_page(readback, element),
            )


def the_tree_begins_with_the_document(readback: ReadBack) -> Iterator[Finding]:
    tops = [element.role for element in readback.elements if element.parent < 0]
    if tops != ["Document"] and not readback.sides:
        yield fault(DOCUMENT_ELEMENT, f"the tree begins not with one Document, but with {', '.join(tops) or 'nothing'}")


def heading_levels_follow_each_other(readback: ReadBack) -> Iterator[Finding]:
    last = 0
    for element in readback.elements:
        if len(element.role) == 2 and element.role[0] == "H" and element.role[1].isdecimal():
            level = int(element.role[1])
            if level > last + 1:
                yield fault(
                    HEADING_SKIPPED,
                    f"a heading of level {level} follows one of level {last}: “{element.text}”",
                    page=_page_of(element),
                )
            last = level


def _tagged(readback: ReadBack) -> dict[Content, int]:
    """Return the element of all marked content that the tree names."""
    return {content: index for index, element in enumerate(readback.elements) for content in element.content}


def _attached(readback: ReadBack) -> dict[Attached, int]:
    return {attached: index for index, element in enumerate(readback.elements) for attached in element.attached}


def _page_of(element: Element) -> int:
    """Return the page where an element's own content begins, 0 without any."""
    return element.content[0].page if element.content else 0


def _first_page(readback: ReadBack, element: Element) -> int:
    """Return the page where an element begins, itself or through what is in it."""
    while not element.content and element.nested:
        element = readback.elements[element.nested[0]]
    return _page_of(element)


TREE_RULES = (
    the_tree_begins_with_the_document,
    marks_are_numbered_once,
    marks_are_in_the_tree,
    the_tree_names_marks_that_are_there,
    the_tree_names_marks_once,
    pages_have_keys_of_their_own,
    the_parent_tree_leads_from_marks_to_elements,
    the_parent_tree_leads_from_links_to_elements,
    links_are_in_the_tree,
    link_elements_have_areas,
    links_say_what_they_do,
    links_lead_somewhere,
    cells_name_heads_that_are_there,
    ids_are_given_once,
    head_cells_have_a_scope,
    rows_are_as_wide_as_their_table,
    figures_have_words,
    figures_have_a_place,
    lists_say_how_they_are_numbered,
    roles_are_standard,
    lists_and_tables_are_nested_well,
    heading_levels_follow_each_other,
)
