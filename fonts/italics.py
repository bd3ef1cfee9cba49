"""Makes the italic faces anew: `python fonts/italics.py`.

Both are taken from one npm package, in the version and with the digest that stand here, and cut to what the program
draws: the characters of the upright faces, their kerning, fractions and letters of languages. Without hints, small
capitals and the names of glyphs, they are of half the size; since they are changed, they have another name (OFL, 3).
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
PACKAGE, DIGEST = (
    "@expo-google-fonts/source-sans-3@0.4.1",
    "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
)
FACES = {"LeafletSans-Italic": "400Regular_Italic", "LeafletSans-BoldItalic": "700Bold_Italic"}
UPRIGHT = ("SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf")
FEATURES = ["kern", "locl", "frac", "numr", "dnom"]
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
"""Numbers of names (OpenType 1.9, `name`); the copyright and the licence are kept as they are."""


def make() -> None:
    """Write the faces. Raises SystemExit if the package is not the one that is on record."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(folder).iterdir()
        data = packed.read_bytes()
    if sha256(data).hexdigest() != DIGEST:
        sys.exit(f"{PACKAGE} is not the file that is on record")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for name, weight in FACES.items():
            member = archive.extractfile(f"package/{weight}/SourceSans3_{weight}.ttf")
            assert member is not None
            cut = _cut(member.read(), name)
            (HERE / f"{name}.ttf").write_bytes(cut)
            print(f"| `{name}.ttf` | `{sha256(cut).hexdigest()}` |")


def _cut(data: bytes, name: str) -> bytes:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, layout_features=FEATURES)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "STAT", "gasp", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set.intersection(*(set(TTFont(HERE / file).getBestCmap()) for file in UPRIGHT)))
    subsetter.subset(font)
    family, _, style = name.partition("-")
    told = {_FAMILY: family, _STYLE: style, _UNIQUE: name, _FULL: f"{family} {style}", _POSTSCRIPT: name}
    for number, words in told.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    cut = io.BytesIO()
    font.save(cut, reorderTables=True)
    return cut.getvalue()


if __name__ == "__main__":
    make()
