"""How much of a PDF is read, whoever made it: limits of bytes, objects, operators, depth and repetition.

A small file can unpack to more than a machine holds, or than a reader has time for. These limits are far above
what a leaflet needs. One of 688 pages, with its source attached, has 2.8 MB: 43,000 objects in 3.3 MB, 770 links,
and pages of 7 MB with 1.3 million operators and operands. What a file may hold grows with its bytes, so that a small
one is answered at once. A limit that is exceeded is reported by name, as an error of the file.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple


class Limit(NamedTuple):
    """The most of something that a file may have: a base number, and more for each of its bytes, up to a maximum."""

    what: str
    base: int
    per_byte: float = 0.0
    most: float = inf

    def of(self, size: int) -> int:
        """Return how many there may be in a file of so many bytes."""
        return int(min(self.base + self.per_byte * size, self.most))


MIB = 2**20

# The file as stored

FILE_BYTES = 500 * MIB
"""Of a PDF that is proved, signed or unpacked."""
MARKED_BYTES = 200 * MIB
"""Of a PDF with comments: reviewers attach pictures."""
COMPARED_BYTES = 64 * MIB
"""Of either side of a comparison, YAML or PDF."""
UPDATES = Limit("updates", 500)
"""Incremental updates; a leaflet is signed once, and a reviewer saves a few dozen times."""
OBJECTS = Limit("objects", 10_000, 1 / 20, 250_000)
"""Ours have one for every 66 bytes. Reading one takes 0.1 ms."""
SEARCHED = Limit("bytes to search for misplaced objects", 48 * MIB, 16)
"""A misplaced object is searched for in the whole file."""
LOST_ROOT = 500
"""Objects that are searched for a missing document catalog."""
ELEMENTS_OF_AN_ARRAY = 50_000
ENTRIES_OF_A_DICTIONARY = 10_000

# What is unpacked

STREAM_BYTES = 32 * MIB
"""Of one stream, unpacked: more than any font program."""
UNPACKED = Limit("bytes in its streams", 32 * MIB, 24)
"""Of all streams that are read, unpacked; images are not. Ours unpack to four times their size; a thousand
pages that repeat one sentence, to 14 times."""
FILTERS = 2
"""A stream is compressed once, and perhaps ASCII-encoded."""
PACKED_OBJECTS = Limit("bytes in its object streams", 3 * MIB // 2, 4)
"""Ours have 1.2 for each of the file's bytes. Each takes a microsecond to read."""
ATTACHED_BYTES = 100 * MIB
"""Of all files attached to a document: more than any leaflet's pictures and fonts."""
ATTACHED = Limit("bytes in its attached files", 4 * MIB, 24)
"""A YAML file is compressed to a quarter, at best to a tenth; pictures hardly at all."""
ATTACHED_FILES = 200
XMP_BYTES = MIB
"""Ours have 4 KiB."""
STRING = 100_000
"""Characters of one string. In PDF/A they are at most 32,767 bytes (ISO 19005-2, 6.1.13)."""

# What pages show

PAGES = Limit("pages", 2_000)
PAGE_BYTES = Limit("bytes of operators on its pages", 4 * MIB, 24)
"""A repeated page, and a form XObject inside a page, count each time."""
TOKENS = Limit("operators and operands on its pages", 150_000, 12, 15_000_000)
"""Ours have one for every two bytes of the file; a thousand pages that repeat one
sentence, seven for each. Each takes 2 microseconds."""
TOKENS_OF_A_PAGE = Limit("operators and operands", 100_000)
"""Of a page of a leaflet; the fullest has 5,000. Other programs' artwork may be drawn with more."""
CHARACTERS = Limit("characters on its pages", 50_000, 8)
"""Ours have one for every two bytes, and four for each where one sentence repeats; sixteen dense pages have so many
without any for their size."""
PAIRS = Limit("pieces of text beside drawings and fields", 500_000, 50)
"""Each text is held against what it could meet: drawings and fields at about its height. Each takes a microsecond."""
ANNOTATIONS = Limit("annotations", 4_000, 1 / 100)
"""Links, fields and comments: 100 a page, in a leaflet of 40 pages."""
POINTS = Limit("points in its marks", 400_000)
"""Of all highlights and strokes of a pen."""
TOUCHES = Limit("marks beside words on one page", 1_000_000, 1)
"""Each mark is compared with each word of its page: a thousand marks on a page of a thousand words."""

COPIES = Limit("of the leaflet's words", 5_000, 4)
"""The size is the words of the leaflet: a file has it once, with its proof twice."""
WALKS = Limit("places in the leaflet where its words may be", 150_000, 4)
"""Each word on paper is held against each place of it in the leaflet. The leaflet held against itself is the size:
a proof, or a leaflet that is said twice in one file, has little more. Each takes a microsecond."""

# What it tells

PARTS = 100
"""Leaflets in one file."""

FONTS = Limit("fonts", 40)
"""Of a leaflet, which has eight at most; a font's tables take up to 50 ms."""
FOREIGN_FONTS = Limit("fonts", 4_000)
"""Of any PDF: each page may have its own."""
CODES = Limit("codes in its fonts", 300_000, 1 / 4, 800_000)
"""Of a leaflet, whose fonts contain only what it uses. A font has at most 65,536, which take 0.1 s."""
FOREIGN_CODES = Limit("codes in its fonts", 500_000, 1)
"""Of any PDF with comments."""
LETTERS_OF_A_CODE = 64
"""What one code may stand for: the longest ligature of Unicode has 18."""
ELEMENTS = Limit("structure elements", 10_000, 1 / 20)
"""Ours have one for every 77 bytes."""
KIDS = Limit("kids, attributes and keys in its structure tree", 60_000, 1 / 4)
TEXT_CHARACTERS = Limit("characters in its structure elements", 4 * MIB, 32)
"""Every element around a text repeats it."""
DEPTH = 60
"""Of the structure tree; a leaflet's has nine."""
ROLES = 20
"""The longest chain of types in a RoleMap."""
OUTLINE = Limit("characters in its outline", 200_000, 1)
"""Entries may share one title."""
NESTED_LINES = 30
"""Levels of the outline; a leaflet's has two."""
NESTED_FIELDS = 30
NESTED_NAMES = 20
NESTED_PAGES = 12
"""Pages inside pages (form XObjects): a proof that was imposed twice has three."""
INNER_PAGES = 1_000
"""How often pages inside one page are entered for their words."""
REMARKS = 200
"""Remarks about a broken file that are kept."""
