"""What a file says of itself: the standards that it conforms to, in its XMP packet (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_XML = "http://www.w3.org/XML/1998/namespace"
_OWN = {_RDF: "rdf", _XMP_MM: "xmpMM", _PDFA: "pdfaid", _PDFUA: "pdfuaid"}
"""The prefixes of what is written (ISO 19005-2, 6.6.4; ISO 14289-1, 5)."""
IDENTIFIER, TITLE = f"{{{_DC}}}identifier", f"{{{_DC}}}title"
_OF_ONE_FILE = {f"{{{_XMP_MM}}}InstanceID", IDENTIFIER, f"{{{_XMP}}}Label"}
"""What is true only of the file that the packet was written for."""
_LEVELS = "BUA"
"""The levels of conformance of PDF/A, each of which includes those before it."""

_PACKET = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n%b\n<?xpacket end="r"?>\n'


class Claims(NamedTuple):
    """The standards that a file says it conforms to: the parts of PDF/UA and of PDF/A, 0 for none, and the level."""

    ua: int = 0
    archive: int = 0
    level: str = ""

    @property
    def without_tags(self) -> Claims:
        """What of this can be true of a file that has no tags."""
        return Claims() if self.level == "A" else self._replace(ua=0)

    def __str__(self) -> str:
        accessible = [f"PDF/UA-{self.ua}"] if self.ua else []
        archivable = [f"PDF/A-{self.archive}{self.level.lower()}"] if self.archive else []
        return " and ".join(accessible + archivable) or "no standard"


def claims_of(packet: bytes) -> Claims:
    """Return what a packet claims; nothing for a broken one, which no standard allows."""
    try:
        root = ET.fromstring(packet)
    except ET.ParseError:
        return Claims()
    level = _property(root, _PDFA, "conformance").upper()
    archive = _number(_property(root, _PDFA, "part")) if level and level in _LEVELS else 0
    return Claims(_number(_property(root, _PDFUA, "part")), archive, level if archive else "")


def property_of(packet: bytes, name: str) -> str:
    """Return a property: the first of its values; "" without one, or in a broken packet."""
    try:
        found = next(ET.fromstring(packet).iter(name), None)
    except ET.ParseError:
        return ""
    return "" if found is None else "".join(found.itertext()).strip()


def shared(claims: Iterable[Claims]) -> Claims:
    """Return what a file conforms to that joins files with these claims.

    What is PDF/A-2 is PDF/A-3, too; no other part includes another.
    """
    first, *others = claims
    for one in others:
        ua = first.ua if first.ua == one.ua else 0
        parts = {first.archive, one.archive}
        archive = first.archive if len(parts) == 1 else 3 if parts == {2, 3} else 0
        level = min(first.level, one.level, key=_LEVELS.index) if archive else ""
        first = Claims(ua, archive, level)
    return first


def claiming(packet: bytes, claims: Claims, instance: str) -> bytes:
    """Return a packet that makes these claims and no others, for another instance of the document.

    All else that it says is kept. A broken packet, which claims nothing, is returned as it is.
    """
    try:
        root, prefixes = _parsed(packet)
    except ET.ParseError:
        return packet
    for description in root.iter(f"{{{_RDF}}}Description"):
        for key in [key for key in description.attrib if _is_of_one_file(key)]:
            del description.attrib[key]
        for child in [child for child in description if _is_of_one_file(child.tag)]:
            description.remove(child)
    own = {f"{{{_XMP_MM}}}InstanceID": instance}
    if claims.archive:
        own |= {f"{{{_PDFA}}}part": str(claims.archive), f"{{{_PDFA}}}conformance": claims.level}
    if claims.ua:
        own[f"{{{_PDFUA}}}part"] = str(claims.ua)
    description = ET.SubElement(next(root.iter(f"{{{_RDF}}}RDF")), f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    description.tail = "\n"
    for key, value in own.items():
        ET.SubElement(description, key).text = value
    return _PACKET % _serialized(root, prefixes | _OWN)


def _is_of_one_file(name: str) -> bool:
    return name in _OF_ONE_FILE or name.startswith((f"{{{_PDFA}}}", f"{{{_PDFUA}}}"))


def _property(root: ET.Element, namespace: str, name: str) -> str:
    """Return a simple property, be it an element or an attribute; "" without one."""
    key = f"{{{namespace}}}{name}"
    for description in root.iter(f"{{{_RDF}}}Description"):
        found = description.attrib.get(key) or description.findtext(key)
        if found:
            return found.strip()
    return ""


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() else 0


def _parsed(packet: bytes) -> tuple[ET.Element, dict[str, str]]:
    """Return the packet's root, and a prefix for each of its namespaces: its own, or a new one if that is taken."""
    prefixes: dict[str, str] = {}
    events = ET.iterparse(BytesIO(packet), events=("start-ns",))
    for _, (prefix, uri) in events:
        if uri not in prefixes:
            free = (prefix and prefix not in (_OWN | prefixes).values()) or _OWN.get(uri) == prefix
            prefixes[uri] = prefix if free else f"n{len(prefixes)}"
    root: ET.Element = events.root  # type: ignore[attr-defined]  # typeshed leaves it out
    return root, prefixes


def _serialized(root: ET.Element, prefixes: dict[str, str]) -> bytes:
    """Return XML with these prefixes, all of them declared at the root. ElementTree would make up its own."""

    def named(name: str) -> str:
        uri, _, local = name.removeprefix("{").rpartition("}")
        return f"{'xml' if uri == _XML else prefixes[uri]}:{local}" if uri else local

    for each in root.iter():
        each.tag = named(each.tag)
        each.attrib = {named(key): value for key, value in each.attrib.items()}
    root.attrib |= {f"xmlns:{prefix}": uri for uri, prefix in prefixes.items()}
    return ET.tostring(root, "unicode").encode()
