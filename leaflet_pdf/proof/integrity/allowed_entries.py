"""What the objects of a leaflet's file may say, as data: each kind of object, its entries, and their values.

The name of an entry ends with "?" if it may be left out, and with "*" if it stands for all other names. A value is one
or several of these, with "|" between them:

* a value as it is spelt (`spelling.py`): "/Page", "4", "[0 0 0]"
* "text", "name", "whole", "number", "numbers", or "any"
* "back": a reference to an object that is reached in another way
* ">kind": an object of a kind; ">kind[]": an array of such; ">kind[1]": an array of one; ">kind{}": some, by names;
  ">kind#": an array in which each comes after its name or number

Entries that say how a stream is packed are every stream's (ISO 32000-1, table 5): Length, and Filter for Flate alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_TYPES = (
    "/Document|/Sect|/P|/H1|/H2|/H3|/L|/LI|/Lbl|/LBody|/Table|/Caption|/THead|/TBody|/TR|/TH|/TD|/Figure|/Link|/Span|/TOC"
    "|/TOCI|/Reference|/Form|/Warning|/Precaution|/Remark|/Cover|/Slip|/Card"
)

_TABLE = f"""
the trailer
  Root: >the catalog
  Info: >the Info dictionary
  Size?: whole
  ID?: any
  Prev?: whole
the catalog
  Type: /Catalog
  Version?: /1.7
  Pages: >the page tree
  Lang: text
  MarkInfo: >what is said of the marks
  StructTreeRoot: >the structure tree
  Metadata: >the XMP packet
  OutputIntents: >an output intent[1]
  PageLabels: >the page labels
  PageMode?: /UseNone
  ViewerPreferences: >the viewer preferences
  Outlines?: >the outline
  AcroForm?: >the form
  Names?: >the names
  AF?: >a file that travels[]
the Info dictionary
  Title: text
  Author?: text
  Creator: text
  Producer: text
  CreationDate: text
  ModDate: text
what is said of the marks
  Marked: true
the XMP packet
  Type: /Metadata
  Subtype: /XML
an output intent
  Type: /OutputIntent
  S: /GTS_PDFA1
  OutputConditionIdentifier: (sRGB IEC61966-2.1)
  Info: (sRGB IEC61966-2.1)
  DestOutputProfile: >a colour profile
a colour profile
  N: 3
  Alternate: /DeviceRGB
the page labels
  Nums: >a page label#
a page label
  S?: /D
  St?: whole
  P?: text
the viewer preferences
  DisplayDocTitle: true
  PrintScaling: /None
  PickTrayByPDFSize: true
  Duplex?: /DuplexFlipLongEdge|/DuplexFlipShortEdge
the page tree
  Type: /Pages
  Kids: >a page[]
  Count: whole
a page
  Type: /Page
  Parent: back
  MediaBox: numbers
  Resources: >the resources of pages
  Contents: >the content of a page
  StructParents: whole
  Tabs: /S
  Annots?: >an annotation[]
the content of a page
the resources of pages
  Font: >a font{{}}
  XObject: >a picture{{}}
a picture
  Type: /XObject
  Subtype: /Image
  Width: whole
  Height: whole
  ColorSpace: /DeviceGray|/DeviceRGB
  BitsPerComponent: 8
  Interpolate: false
  Filter: /FlateDecode|/DCTDecode
a font
  Type: /Font
  Subtype: /Type0
  BaseFont: name
  Encoding: /Identity-H
  DescendantFonts: >a font of glyphs[1]
  ToUnicode: >the characters of a font
a font of glyphs
  Type: /Font
  Subtype: /CIDFontType2
  BaseFont: name
  CIDSystemInfo: <</Ordering(Identity)/Registry(Adobe)/Supplement 0>>
  FontDescriptor: >the description of a font
  W: any
  CIDToGIDMap: /Identity|>the glyphs of a font
the characters of a font
the glyphs of a font
the description of a font
  Type: /FontDescriptor
  FontName: name
  Flags: whole
  FontBBox: numbers
  ItalicAngle: number
  Ascent: number
  Descent: number
  CapHeight: number
  XHeight: number
  StemV: number
  FontFile2: >the program of a font
the program of a font
  Length1: whole
a Link
  Type: /Annot
  Subtype: /Link
  Rect: numbers
  Border: [0 0 0]
  F: 4
  Contents: text
  StructParent: whole
  Dest?: any
  A?: >an action
an action
  S: /URI
  URI: text
a Widget
  Type: /Annot
  Subtype: /Widget
  FT: /Tx|/Btn
  Rect: numbers
  F: 4
  T: text
  TU: text
  StructParent: whole
  AP: >the looks of a field
  DA?: text
  AS?: name
  V?: text|name
  M?: text
  MK?: <<>>
the looks of a field
  N: >a look{{}}|>a look
a look
  Type?: /XObject
  Subtype: /Form
  FormType?: 1
  Matrix?: [1 0 0 1 0 0]
  BBox: numbers
  Resources?: >the resources of a form
the form
  Fields: >an annotation[]
  DA: text
  DR: >the resources of a form
  NeedAppearances?: any
the resources of a form
  Font?: >the fonts of a form
  Encoding?: any
  ProcSet?: any
the fonts of a form
  Body?: >the font of what is typed
  *: any
the font of what is typed
  Type: /Font
  Subtype: /TrueType
  BaseFont: name
  Encoding: /WinAnsiEncoding
  FirstChar: 32
  LastChar: 255
  Widths: numbers
  FontDescriptor: >the description of a font
the outline
  Type: /Outlines
  First: >a line of the outline
  Last: back
  Count: whole
a line of the outline
  Title: text
  Parent: back
  Prev?: back
  Next?: >a line of the outline
  First?: >a line of the outline
  Last?: back
  Count?: whole
  Dest: any
  SE: back
the structure tree
  Type: /StructTreeRoot
  K: >an element[]
  RoleMap: >the roles of elements
  ParentTree: >the ways back to elements
  ParentTreeNextKey: whole
  IDTree: >the names of elements
the roles of elements
  Card: /Sect
  Cover: /Sect
  Precaution: /Sect
  Remark: /Sect
  Slip: /Sect
  Warning: /Sect
the ways back to elements
  Nums: any
the names of elements
  Names: any
an element
  S: {_TYPES}
  P: back
  K: >a kid of an element[]
  Pg?: back
  T?: text
  Alt?: text
  Lang?: text
  ID?: text
  A?: >the attributes of an element
marked content
  Type: /MCR
  MCID: whole
  Pg?: back
what an element leads to
  Type: /OBJR
  Obj: back
  Pg?: back
Layout attributes
  O: /Layout
  BBox: numbers
  Placement?: /Block
Table attributes
  O: /Table
  Scope?: /Column
  ColSpan?: whole
  Headers?: any
List attributes
  O: /List
  ListNumbering: /None|/Disc|/Decimal
the names
  EmbeddedFiles: >the names of files
the names of files
  Names: >a file that travels#
a file that travels
  Type: /Filespec
  F: text
  UF: text
  Desc: text
  AFRelationship: /Source|/Data|/Supplement
  EF: >where a file is
where a file is
  F: >what is in a file
  UF: >what is in a file
what is in a file
  Type: /EmbeddedFile
  Subtype: name
  Params: >the size of a file
the size of a file
  Size: whole
  CheckSum: text
  ModDate: text
objects packed together
  Type: /ObjStm
  N: whole
  First: whole
an index of objects
  Type: /XRef
  Size: whole
  W: numbers
  Root: back
  Info: back
  ID?: any
  Index?: numbers
  Prev?: whole
  DecodeParms?: any
"""


class Entry(NamedTuple):
    """Whether an entry must be there, and the values that it may have."""

    required: bool
    values: tuple[str, ...]


def _read(table: str) -> Mapping[str, Mapping[str, Entry]]:
    kinds: dict[str, dict[str, Entry]] = {}
    entries: dict[str, Entry] = {}
    for line in filter(None, table.splitlines()):
        if not line.startswith(" "):
            entries = kinds[line] = {}
            continue
        name, _, values = line.strip().partition(": ")
        entries["/" + name.removesuffix("?")] = Entry(name[-1] not in "?*", tuple(values.split("|")))
    return kinds


KINDS = _read(_TABLE)
"""The entries of each kind of object, by their keys."""

PROPERTIES = frozenset(
    f"{{{space}}}{name}"
    for space, names in {
        "http://purl.org/dc/elements/1.1/": "format identifier title creator language",
        "http://ns.adobe.com/xap/1.0/": "CreateDate ModifyDate CreatorTool Label",
        "http://ns.adobe.com/pdf/1.3/": "Producer",
        "http://ns.adobe.com/xap/1.0/mm/": "InstanceID",
        "http://www.aiim.org/pdfa/ns/id/": "part conformance",
        "http://www.aiim.org/pdfua/ns/id/": "part",
        "http://www.aiim.org/pdfa/ns/extension/": "schemas",
        "http://www.aiim.org/pdfa/ns/schema#": "schema namespaceURI prefix property",
        "http://www.aiim.org/pdfa/ns/property#": "name valueType category description",
    }.items()
    for name in names.split()
)
"""What the XMP packet may tell, by namespaces."""
