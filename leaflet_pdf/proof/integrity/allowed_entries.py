"""What the objects of a leaflet's file may contain, as data: each kind of object, its entries, and their values.

The name of an entry ends with "?" if it is optional, and with "*" if it stands for all other names. A value is one
or several of these, with "|" between them:

* a value in canonical form (`spelling.py`): "/Page", "4", "[0 0 0]"
* "text", "name", "whole", "number", "numbers", or "any"
* "back": a reference to an object that is reached another way
* ">kind": an object of a kind; ">kind[]": an array of such; ">kind[1]": an array of one; ">kind{}": some, by names;
  ">kind#": an array in which each comes after its name or number

Every stream may have the entries of its compression (ISO 32000-1, table 5): Length, and Filter for Flate only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_TYPES = (
    "/Document|/Sect|/P|/H1|/H2|/H3|/H4|/L|/LI|/Lbl|/LBody|/Table|/Caption|/THead|/TBody|/TR|/TH|/TD|/Figure|/Link|/Span|/TOC"
    "|/TOCI|/Reference|/Form|/Warning|/Precaution|/Remark|/Information|/Box|/Cover|/Slip|/Card"
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
  MarkInfo: >the mark information
  StructTreeRoot: >the structure tree
  Metadata: >the XMP packet
  OutputIntents: >an output intent[1]
  PageLabels: >the page labels
  PageMode?: /UseNone
  ViewerPreferences: >the viewer preferences
  Outlines?: >the outline
  AcroForm?: >the form
  Names?: >the name dictionary
  AF?: >a file specification[]
the Info dictionary
  Title: text
  Author?: text
  Creator: text
  Producer: text
  CreationDate: text
  ModDate: text
the mark information
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
  Direction?: /R2L
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
  Resources: >the page resources
  Contents: >a content stream
  StructParents: whole
  Tabs: /S
  Annots?: >an annotation[]
a content stream
the page resources
  Font: >a font{{}}
  XObject: >an image{{}}
an image
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
  DescendantFonts: >a descendant font[1]
  ToUnicode: >a ToUnicode map
a descendant font
  Type: /Font
  Subtype: /CIDFontType2
  BaseFont: name
  CIDSystemInfo: <</Ordering(Identity)/Registry(Adobe)/Supplement 0>>
  FontDescriptor: >a font descriptor
  W: any
  CIDToGIDMap: /Identity|>a CIDToGIDMap
a ToUnicode map
a CIDToGIDMap
a font descriptor
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
  FontFile2: >a font program
a font program
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
  AP: >an appearance dictionary
  DA?: text
  AS?: name
  V?: text|name
  M?: text
  MK?: <<>>
an appearance dictionary
  N: >an appearance stream{{}}|>an appearance stream
an appearance stream
  Type?: /XObject
  Subtype: /Form
  FormType?: 1
  Matrix?: [1 0 0 1 0 0]
  BBox: numbers
  Resources?: >the form's resources
the form
  Fields: >an annotation[]
  DA: text
  DR: >the form's resources
  NeedAppearances?: any
the form's resources
  Font?: >the form's fonts
  Encoding?: any
  ProcSet?: any
the form's fonts
  Body?: >the form's font
  *: any
the form's font
  Type: /Font
  Subtype: /TrueType
  BaseFont: name
  Encoding: /WinAnsiEncoding
  FirstChar: 32
  LastChar: 255
  Widths: numbers
  FontDescriptor: >a font descriptor
the outline
  Type: /Outlines
  First: >an outline entry
  Last: back
  Count: whole
an outline entry
  Title: text
  Parent: back
  Prev?: back
  Next?: >an outline entry
  First?: >an outline entry
  Last?: back
  Count?: whole
  Dest: any
  SE: back
the structure tree
  Type: /StructTreeRoot
  K: >a structure element[]
  RoleMap: >the role map
  ParentTree: >the parent tree
  ParentTreeNextKey: whole
  IDTree: >the ID tree
the role map
  Box?: /Sect
  Card: /Sect
  Cover: /Sect
  Information?: /Sect
  Precaution: /Sect
  Remark: /Sect
  Slip: /Sect
  Warning: /Sect
the parent tree
  Nums: any
the ID tree
  Names: any
a structure element
  S: {_TYPES}
  P: back
  K: >a kid of a structure element[]
  Pg?: back
  T?: text
  Alt?: text
  Lang?: text
  ID?: text
  A?: >the attributes of a structure element
marked content
  Type: /MCR
  MCID: whole
  Pg?: back
an object reference
  Type: /OBJR
  Obj: back
  Pg?: back
Layout attributes
  O: /Layout
  BBox?: numbers
  Placement?: /Block
  WritingMode?: /RlTb
Table attributes
  O: /Table
  Scope?: /Column|/Row
  ColSpan?: whole
  RowSpan?: whole
  Headers?: any
List attributes
  O: /List
  ListNumbering: /None|/Disc|/Decimal
the name dictionary
  EmbeddedFiles: >the name tree of attached files
the name tree of attached files
  Names: >a file specification#
a file specification
  Type: /Filespec
  F: text
  UF: text
  Desc: text
  AFRelationship: /Source|/Data|/Supplement
  EF: >an embedded-file dictionary
an embedded-file dictionary
  F: >an embedded file
  UF: >an embedded file
an embedded file
  Type: /EmbeddedFile
  Subtype: name
  Params: >an embedded file's parameters
an embedded file's parameters
  Size: whole
  CheckSum: text
  ModDate: text
an object stream
  Type: /ObjStm
  N: whole
  First: whole
a cross-reference stream
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
    """Whether an entry is required, and its allowed values."""

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
"""The entries of each kind of object, by key."""

PROPERTIES = frozenset(
    f"{{{space}}}{name}"
    for space, names in {
        "http://purl.org/dc/elements/1.1/": "format identifier title creator language",
        "http://ns.adobe.com/xap/1.0/": "CreateDate ModifyDate CreatorTool Label Identifier",
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
"""The properties that the XMP packet may have, with their namespaces."""
