"""What the document says of itself: its metadata, twice, and the meaning of its colours.

Info and XMP must agree (ISO 19005-2, 6.6.3). PDF/UA's mark is not among the properties that
PDF/A knows, so its schema is beside it (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from functools import cache

from leaflet_pdf.files.compression import SMALL
from leaflet_pdf.model.leaflet import Identity
from leaflet_pdf.pdf.file import srgb
from leaflet_pdf.pdf.file.document import Document, Stream, deflated, seal
from leaflet_pdf.pdf.file.syntax import reference, text

CREATOR = "leaflet_pdf"
PRODUCER = "leaflet_pdf, with ReportLab"

_SEALED = "<xmpMM:InstanceID>%s</xmpMM:InstanceID>"
_UNSEALED = _SEALED % ""

_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def info(identity: Identity, document: Document) -> int:
    """Write the Info dictionary and return its number. The leaflet's date is midnight, UTC."""
    date = text(f"D:{identity.revised:%Y%m%d}000000Z")
    author = f"/Author{text(identity.publisher)}" if identity.publisher else ""
    return document.add(
        f"<<{author}/CreationDate{date}/Creator{text(CREATOR)}/ModDate{date}/Producer{text(PRODUCER)}"
        f"/Title{text(identity.title)}>>"
    )


def metadata(identity: Identity, document: Document, part: int = 2, second: Identity | None = None) -> int:
    """Write the XMP packet of a file that is PDF/A of a part, and return its number. All else must have been written.

    The seal is of all objects and of the packet without it. It is not compressed, so that any program can find it.
    A second language is named beside the first: title, language, publisher and identifier of both.
    """
    packet = _packet(identity, part) if second is None else _of_two(_packet(identity, part), second)
    code = seal(document.sealed(), packet)
    return document.add_stream(Stream(packet.replace(_UNSEALED, _SEALED % code).encode(), "/Subtype/XML/Type/Metadata"))


def output_intent(document: Document) -> str:
    """Write the profile and return the intent: colours are sRGB."""
    profile = document.add_stream(_profile())
    return (
        f"<</DestOutputProfile {reference(profile)}/Info(sRGB IEC61966-2.1)"
        "/OutputConditionIdentifier(sRGB IEC61966-2.1)/S/GTS_PDFA1/Type/OutputIntent>>"
    )


@cache
def _profile() -> Stream:
    return deflated(srgb.profile(), "/Alternate/DeviceRGB/N 3", SMALL)


def _packet(identity: Identity, part: int) -> str:
    title, publisher = (words.translate(_ENTITIES) for words in (identity.title, identity.publisher))
    creator = f"<dc:creator><rdf:Seq><rdf:li>{publisher}</rdf:li></rdf:Seq></dc:creator>\n" if publisher else ""
    date = f"{identity.revised.isoformat()}T00:00:00Z"
    return _PACKET.format(
        title=title,
        creator=creator,
        identifier=_identifier(identity),
        language=identity.language,
        date=date,
        tool=CREATOR,
        producer=PRODUCER,
        label=identity.status,
        part=part,
    )


def _of_two(packet: str, second: Identity) -> str:
    """Return a packet that also names the leaflet in a second language (XMP, part 1: dc and xmp)."""
    title, publisher = (words.translate(_ENTITIES) for words in (second.title, second.publisher))
    added = {
        "</rdf:Alt></dc:title>": f'<rdf:li xml:lang="{second.language}">{title}</rdf:li>',
        "</rdf:Bag></dc:language>": f"<rdf:li>{second.language}</rdf:li>",
        "</rdf:Seq></dc:creator>": f"<rdf:li>{publisher}</rdf:li>",
        "<xmp:Label>": f"<xmp:Identifier><rdf:Bag><rdf:li>{_identifier(second)}</rdf:li></rdf:Bag></xmp:Identifier>\n",
    }
    for place, more in added.items():
        packet = packet.replace(place, f"{more}{place}", 1)
    return packet


def _identifier(identity: Identity) -> str:
    return f"{identity.id} {identity.version} {identity.digest}".translate(_ENTITIES)


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:identifier>{identifier}</dc:identifier>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:Label>{label}</xmp:Label>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<xmpMM:InstanceID></xmpMM:InstanceID>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
