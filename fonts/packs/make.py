"""Makes the packs of fonts anew: `python fonts/packs/make.py hi th`, or all of them without a name.

Each is taken from one npm package, in the version and with the digest that stand here; `npm pack` brings it. Faces are
left as they are, but for Chinese, Japanese and Korean: these are cut to the characters of a national standard.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

HERE = Path(__file__).parent
VERSION = "0.1.0"


class Source(NamedTuple):
    """A pack: its script (ISO 15924), its language, the package it is from, and how its faces fit the program's own.

    `heights` are how far letters are above and below their baseline, in its size, where that is further than usual.
    `charset` is the codec of the characters that are kept, "" for all, beside _SIGNS; `further` are some that it lacks.
    """

    script: str
    language: str
    name: str
    package: str
    version: str
    scale: float
    leading: float
    charset: str = ""
    further: str = ""
    family: str = "Noto Sans"
    heights: tuple[float, ...] = ()


SOURCES = {
    "hi": Source("Deva", "hi", "Devanagari", "noto-sans-devanagari", "0.4.1", 1.05, 1.45),
    "bn": Source("Beng", "bn", "Bengali", "noto-sans-bengali", "0.4.4", 1.05, 1.6),
    "pa": Source("Guru", "pa", "Gurmukhi", "noto-sans-gurmukhi", "0.4.1", 1.05, 1.45),
    "gu": Source("Gujr", "gu", "Gujarati", "noto-sans-gujarati", "0.4.2", 1.05, 1.5),
    "ta": Source("Taml", "ta", "Tamil", "noto-sans-tamil", "0.4.3", 1.0, 1.4),
    "th": Source("Thai", "th", "Thai", "noto-sans-thai", "0.4.2", 1.1, 1.55),
    "am": Source("Ethi", "am", "Ethiopic", "noto-sans-ethiopic", "0.4.2", 1.0, 1.4),
    "he": Source("Hebr", "he", "Hebrew", "noto-sans-hebrew", "0.4.1", 1.0, 1.4),
    "ar": Source("Arab", "ar", "Arabic", "noto-sans-arabic", "0.4.3", 1.1, 1.7),
    "ur": Source(
        "Aran",
        "ur",
        "Urdu",
        "noto-nastaliq-urdu",
        "0.4.2",
        1.0,
        2.8,
        family="Noto Nastaliq",
        heights=(2.2, 0.7),
    ),
    "zh_hans": Source("Hans", "zh-Hans", "SC", "noto-sans-sc", "0.4.3", 1.0, 1.5, "gb2312", "䓬"),
    "zh_hant": Source("Hant", "zh-Hant", "TC", "noto-sans-tc", "0.4.3", 1.0, 1.5, "big5"),
    "ja": Source("Jpan", "ja", "JP", "noto-sans-jp", "0.4.3", 1.0, 1.5, "shift_jis"),
    "ko": Source("Kore", "ko", "KR", "noto-sans-kr", "0.4.3", 1.0, 1.5, "cp949"),
}

DIGESTS = {
    "noto-sans-hebrew": "f82f8e852e3355521c511f2762a0130216d208d108bf4739aa977eb6a6d3012c",
    "noto-sans-arabic": "29e966f9d48a4ce7dd3c2c4c016f29cd888089538217303fb2c87de9e7f048ed",
    "noto-nastaliq-urdu": "ed17207b541a71873b0bdd50080251759b6d564d444fd7a35ee1cb299e42f687",
    "noto-sans-devanagari": "fb9a4c288af3829f383d945fcec350c8cdf99abf18ffe55c987c495bca42e80e",
    "noto-sans-bengali": "aea68a0e86d50c55739f11b3efebf859cbc63219ad1dfbf83dc7e6cfd84a4243",
    "noto-sans-gurmukhi": "a880021879dfa6df078c64a414c07045491269d6ed2f585487208eccb1e0d326",
    "noto-sans-gujarati": "8755e83efd5f0a75427bcb9adae912167c6c1fbd94d2a820c91655e0b58673af",
    "noto-sans-tamil": "e86c62e93d3e47ec8b93f71681e1ae2010b22a9f5e8bcd496b3e46c6ba70750e",
    "noto-sans-thai": "44282ae7c24587e7e50f083e5db3aafa8011ac2eac1159ef62be4fc516a66165",
    "noto-sans-ethiopic": "3030fe790f54df5297904e82da1d5216df61064af4e2ca2972ad166a6ad81f49",
    "noto-sans-sc": "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    "noto-sans-tc": "e7532a3a43a6c660ee0351a167b99fe0da52f20b4940fb3fc067ed7c5bd594bf",
    "noto-sans-jp": "563ee80509692e2b2f42ceae6a0b82afecb90daa1b3d025bcebdf3d9120f43a3",
    "noto-sans-kr": "7614af529705ea48e8b76cb3b056b92db66b7625ef3fc97ce76366063df94d3f",
}
"""The SHA-256 of each package's file, in its version."""

_SIGNS = "‘’“”…‥—―·～〜"
"""What every text may have, and what codecs name otherwise than people type it."""

WEIGHTS = {"Regular.ttf": "400Regular", "Bold.ttf": "700Bold"}


def make(name: str) -> None:
    """Write the folder of a pack. Raises SystemExit if its package is not the one that is on record."""
    source = SOURCES[name]
    packed = _packed(source)
    if sha256(packed).hexdigest() != DIGESTS[source.package]:
        sys.exit(f"{source.package} {source.version} is not the file that is on record")
    package = f"leaflet_pdf_fonts_{name}"
    folder = HERE / name / package
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        faces = {file: _cut(_member(archive, _path(source, weight)), source) for file, weight in WEIGHTS.items()}
        licence = _member(archive, "package/LICENSE_FONT")
    for file, data in {**faces, "OFL.txt": licence}.items():
        (folder / file).write_bytes(data)
    told = {"language": source.language, "scale": source.scale, "leading": source.leading}
    told |= {"heights": source.heights} if source.heights else {}
    (folder / "pack.json").write_text(f"{json.dumps(told)}\n", encoding="utf-8")
    title = f"Fonts of leaflet_pdf for the script {source.script}: {source.family} {source.name}"
    (folder / "__init__.py").write_text(f'"""{title}."""\n', encoding="utf-8")
    (HERE / name / "README.md").write_text(_readme(source, title, package, faces), encoding="utf-8")
    (HERE / name / "pyproject.toml").write_text(_project(source, title, package), encoding="utf-8")


def _packed(source: Source) -> bytes:
    """Return the file of a source's package, as the registry gives it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"@expo-google-fonts/{source.package}@{source.version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(folder).iterdir()
        return packed.read_bytes()


def _path(source: Source, weight: str) -> str:
    return f"package/{weight}/{source.family.replace(' ', '')}{source.name}_{weight}.ttf"


def _member(archive: tarfile.TarFile, path: str) -> bytes:
    """Return a file of an archive. Raises KeyError if it is not there."""
    file = archive.extractfile(path)
    assert file is not None
    return file.read()


def _cut(font: bytes, source: Source) -> bytes:
    """Return a face with the characters of the source's standard alone, without hints; all of it if it has none."""
    if not source.charset:
        return font
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    kept = (point for point in range(0x20, 0x30000) if _is_in(chr(point), source.charset))
    wanted.unicode_set.update([*kept, *range(0x20, 0x7F), *map(ord, _SIGNS + source.further)])
    return bytes(wanted.subset(hb.Face(hb.Blob(font))).blob.data)


def _is_in(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _readme(source: Source, title: str, package: str, faces: dict[str, bytes]) -> str:
    rows = "\n".join(f"| `{file}` | `{sha256(data).hexdigest()}` |" for file, data in faces.items())
    standard = f"those of the character set {source.charset} and {_SIGNS}{source.further}"
    folder = f"./fonts/packs/{package.removeprefix('leaflet_pdf_fonts_')}"
    cut = f"cut to {standard}, without hints" if source.charset else "complete and unchanged"
    return f"""# {title}

By the Noto Project Authors, under the SIL Open Font License 1.1 (`{package}/OFL.txt`).
The files are static TrueType instances of Google Fonts' release, as packed by
`@expo-google-fonts/{source.package}` {source.version} on npm, {cut}.
`python fonts/packs/make.py` makes them anew.

From a clone of leaflet_pdf, `pip install {folder}` installs them.
Leaflets are then set in them where they need them.

| file | SHA-256 |
|---|---|
{rows}
"""


def _project(source: Source, title: str, package: str) -> str:
    return f"""[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"

[project]
name = "{package}"
version = "{VERSION}"
description = "{title}"
readme = "README.md"
license = "OFL-1.1"
license-files = ["{package}/OFL.txt"]
requires-python = ">=3.11"

[project.entry-points."leaflet_pdf.fonts"]
{source.script} = "{package}"
"""


if __name__ == "__main__":
    for each in sys.argv[1:] or SOURCES:
        make(each)
