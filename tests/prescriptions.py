"""Prescriptions of others, to attach leaflets to: tagged ones, and such as every program makes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from leaflet_pdf import build
from tests.hand_set import GOOD
from tests.test_signature import KEY

WORDS = "Take one capsule twice a day"

LEAFLET = """\
format: 1
id: sample-48
title: Samplin 48 mg capsules
medicine: {substance: samplin, strength: 48 mg, form: capsules}
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1.4
revised: 2026-11-01
review-by: 2027-11-01
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
notice: Not for patients
introduction:
  - warning: Do not take it if you are pregnant
    level: danger
    body: It harms babies.
sections:
  - id: take
    heading: How to take samplin
    body:
      - Take 4 capsules a day, as in [#doses].
      - table: Doses
        id: doses
        columns: [Age, Dose]
        rows: [[12 to 17, 4 mg], [18 or more, 8 mg]]
      - diary: What you took
        columns: [Day, Capsules]
        rows: 2
"""


@cache
def leaflet(**options: Any) -> bytes:
    """Return the PDF of a short leaflet with a table, a link and a diary, built in a way."""
    built = build(LEAFLET, name="sample-48.yaml", **options)
    assert built.pdf, built.findings
    return built.pdf


@cache
def tagged() -> bytes:
    """Return a file of two standards, PDF/UA-1 and PDF/A-2a, that is no leaflet: another program made it."""

    def change(file: Any) -> None:
        file.trailer.Info.Creator = "prescribers"
        packet = file.Root.Metadata.read_bytes().replace(b"leaflet_pdf", b"prescribers")
        file.Root.Metadata = file.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)

    return changed(GOOD, change, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def drawn(paper: tuple[float, float] = A4, draw: Callable[[Canvas], Any] | None = None) -> bytes:
    """Return a page with words and no tags, and with what is drawn on it besides."""
    out = BytesIO()
    canvas = Canvas(out, paper, invariant=True)
    canvas.drawString(72, 300, WORDS)
    if draw:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def form() -> bytes:
    return drawn(draw=lambda canvas: canvas.acroForm.textfield(name="field-1", x=72, y=200, value="Jo"))


def claiming(old: bytes, new: bytes) -> bytes:
    """Return a tagged file that claims to be something else."""
    assert tagged().count(old) == 1
    return tagged().replace(old, new)


def claiming_nothing() -> bytes:
    """Return a file with tags, as word processors make them, that claims nothing."""

    def change(file: Any) -> None:
        del file.Root.Metadata

    return changed(tagged(), change)


def with_plain_headings() -> bytes:
    """Return a tagged file whose headings have no levels."""

    def change(file: Any) -> None:
        waiting = [file.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Array):
                waiting.extend(one)
            elif isinstance(one, Dictionary) and "/S" in one:
                one.S = Name.H if str(one.S) in {"/H1", "/H2", "/H3"} else one.S
                waiting.append(one.get("/K"))

    return changed(tagged(), change)


def by_weasyprint(variant: str | None) -> bytes:
    """Return a page of HTML, printed as one of the standards. Raises ImportError if WeasyPrint is not installed."""
    page = f"<html lang=en><title>Prescription</title><h1>Prescription</h1><p>{WORDS}<table><tr><th>Day<td>1</table>"
    return bytes(import_module("weasyprint").HTML(string=page).write_pdf(pdf_variant=variant))


def by_fpdf() -> bytes:
    """Return a page. Raises ImportError if fpdf2 is not installed."""
    made = import_module("fpdf").FPDF()
    made.add_page()
    made.set_font("helvetica", size=12)
    made.cell(text=WORDS)
    return bytes(made.output())


def by_typst(standard: str) -> bytes:
    """Return a page that is set as one of the standards. Raises ImportError if Typst is not installed."""
    page = f'#set document(title: "Prescription")\n= Prescription\n{WORDS}\n#table(table.header[Day], [1])\n'
    return bytes(import_module("typst").compile(page.encode(), pdf_standards=[standard]))


def small() -> bytes:
    return drawn(A5)


def changed(pdf: bytes, change: Callable[[Any], Any], **saving: Any) -> bytes:
    """Return a file in which something is changed, as pikepdf saves it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        change(file)
        file.save(out, deterministic_id=True, **saving)
    return out.getvalue()


def rotated() -> bytes:
    return changed(drawn(), lambda file: file.pages[0].rotate(90, relative=True))


def encrypted() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(drawn())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
    return out.getvalue()


def scripted() -> bytes:
    action = Dictionary(S=Name.JavaScript, JS="app.alert('Hello')")
    return changed(drawn(), lambda file: file.Root.update({"/OpenAction": action}))


def with_root(key: str, value: Any) -> bytes:
    """Return a file with an entry in its catalog."""

    def change(file: Any) -> None:
        file.Root[key] = value

    return changed(drawn(), change)


def portfolio() -> bytes:
    return with_root("/Collection", Dictionary(View=Name.D))


def xfa() -> bytes:
    return with_root("/AcroForm", Dictionary(Fields=Array([]), XFA=b"<xdp/>"))


def packed() -> bytes:
    """Return a tagged file whose objects are in object streams."""
    return changed(tagged(), lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def with_negative_keys() -> bytes:
    """Return a tagged file whose pages and annotations have keys below zero, which are allowed."""

    def change(file: Any) -> None:
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        for at in range(0, len(numbers), 2):
            numbers[at] -= 100
        file.Root.StructTreeRoot.ParentTreeNextKey = 0
        for page in file.pages:
            page.StructParents -= 100
            for annotation in page.get("/Annots", []):
                annotation.StructParent -= 100

    return changed(tagged(), change)


def with_file() -> bytes:
    def change(file: Any) -> None:
        file.attachments["notes.txt"] = b"Ask about alcohol."

    return changed(drawn(), change)


@cache
def signed(*, seen: bool = True, certify: bool = False) -> bytes:
    """Return a tagged file with a signature, which is seen in a corner of its first page or not at all."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

    signer = SimpleSigner.load_pkcs12_data(KEY, [], None)
    field = SigFieldSpec("signature", box=(400, 50, 550, 90) if seen else None)
    meta = PdfSignatureMetadata(field_name="signature", certify=certify)

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave the metadata as they are."""

    writer = Writer(BytesIO(tagged()))
    return bytes(sign_pdf(writer, meta, signer, new_field_spec=field).getvalue())


def with_roles(**roles: str) -> bytes:
    """Return a tagged file whose role map says more."""

    def change(file: Any) -> None:
        for tag, role in roles.items():
            file.Root.StructTreeRoot.RoleMap[f"/{tag}"] = Name(f"/{role}")

    return changed(tagged(), change)


def in_other_colours() -> bytes:
    """Return a tagged file whose output intent is not sRGB."""

    def change(file: Any) -> None:
        file.Root.OutputIntents[0].DestOutputProfile = file.make_stream(b"other colours", N=4)

    return changed(tagged(), change)
