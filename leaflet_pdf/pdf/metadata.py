"""What the document says of itself: its metadata, twice, and the meaning of its colours.

Info and XMP must agree (ISO 19005-2, 6.6.3). PDF/UA's mark is not among the properties that
PDF/A knows, so its schema stands beside it (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from functools import cache

from leaflet_pdf.deflating import SMALL
from leaflet_pdf.model import Identity
from leaflet_pdf.pdf import srgb
from leaflet_pdf.pdf.document import Document, Stream, deflated
from leaflet_pdf.pdf.seal import digest
from leaflet_pdf.pdf.syntax import reference, text

CREATOR = "leaflet_pdf"
PRODUCER = "leaflet_pdf, with ReportLab"

_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def info(identity: Identity, document: Document) -> int:
    """Write the Info dictionary and return its number. The leaflet's date is midnight, UTC."""
    date = text(f"D:{identity.revised:%Y%m%d}000000Z")
    author = f"/Author{text(identity.publisher)}" if identity.publisher else ""
    return document.add(
        f"<</Title{text(identity.title)}{author}/Creator{text(CREATOR)}/Producer{text(PRODUCER)}"
        f"/CreationDate{date}/ModDate{date}>>"
    )


def metadata(identity: Identity, document: Document, seal: str, part: int = 2) -> int:
    """Write the XMP packet of a file that is PDF/A of a part, and return its number. The seal is of what it shows.

    It is not compressed, so that any program can find it.
    """
    return document.add_stream(Stream(_packet(identity, seal, part).encode(), "/Type/Metadata/Subtype/XML"))


def output_intent(document: Document) -> str:
    """Write the profile and return the intent: colours are sRGB."""
    profile = document.add_stream(_profile()[0])
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        f"/DestOutputProfile {reference(profile)}>>"
    )


def colours() -> bytes:
    """Return the digest of the profile."""
    return _profile()[1]


@cache
def _profile() -> tuple[Stream, bytes]:
    profile = srgb.profile()
    return deflated(profile, "/N 3/Alternate/DeviceRGB", SMALL), digest(profile)


def _packet(identity: Identity, seal: str, part: int) -> str:
    title, publisher = (words.translate(_ENTITIES) for words in (identity.title, identity.publisher))
    creator = f"<dc:creator><rdf:Seq><rdf:li>{publisher}</rdf:li></rdf:Seq></dc:creator>\n" if publisher else ""
    date = f"{identity.revised.isoformat()}T00:00:00Z"
    return _PACKET.format(
        title=title,
        creator=creator,
        identifier=f"{identity.id} {identity.version} {identity.digest}".translate(_ENTITIES),
        language=identity.language,
        date=date,
        tool=CREATOR,
        producer=PRODUCER,
        label=identity.status,
        seal=seal,
        part=part,
    )


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
<xmpMM:InstanceID>{seal}</xmpMM:InstanceID>
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
