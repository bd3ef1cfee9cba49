"""Attach leaflets to a prescription: their pages behind its own, with the tags of all, or the files.

What the prescription shows and says is kept. It is encrypted or damaged, or contains a program: then it is refused.
It is signed: then it is attached to the new file, unchanged.

A MedicationRequest of FHIR (R4 or R5, JSON) becomes a Bundle with the leaflets as DocumentReferences.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflet_pdf.cli.exit_status import UsageError
from leaflet_pdf.cli.leaflet_pdfs import add_leaflets, built, pdfs, prove_kept, written
from leaflet_pdf.cli.pdf_argument import bytes_of
from leaflet_pdf.model.finding import Source

_ORDER = "the prescription comes first, as in `leaflet attach rx.pdf NAME -o OUT.pdf`"


def options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "prescription", type=Path, metavar="PRESCRIPTION", help="any PDF; or a leaflet's; or a MedicationRequest (JSON)"
    )
    add_leaflets(parser)
    parser.add_argument(
        "--as",
        dest="way",
        choices=("pages", "file"),
        help="add the leaflet's pages, or attach its file, which many viewers hide and no printer prints "
        "(default: pages)",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="do so even if the prescription is not tagged, and the file is not accessible",
    )
    parser.add_argument(
        "--bundle",
        choices=("transaction", "collection"),
        help="of a MedicationRequest: for a server to carry out, or only to hold (default: transaction)",
    )
    parser.add_argument("--inline", action="store_true", help="the PDFs in their DocumentReferences, without a Binary")
    parser.add_argument("--communication", action="store_true", help="with one to be sent to the patient")


def run(asked: Namespace) -> int:
    from leaflet_pdf.sources.fhir.request import is_resource

    prove_kept([asked.prescription, *map(Path, asked.leaflets)], asked.output)
    _prove_first(asked.prescription)
    data = bytes_of(asked.prescription)
    return _to_request(data, asked) if is_resource(data) else _to_pdf(data, asked)


def _prove_first(prescription: Path) -> None:
    """Raise UsageError if a leaflet is named where the prescription is meant."""
    from leaflet_pdf.sources.leaflet_names import leaflet_file

    name = prescription.as_posix()
    if prescription.suffix in {".yaml", ".yml"}:
        raise UsageError(f"{name} is a leaflet: {_ORDER}")
    if prescription.exists():
        return
    try:
        leaflet_file(name)
    except ValueError:
        raise UsageError(f"there is no file {name}: {_ORDER}") from None
    raise UsageError(f"{name} is a leaflet: {_ORDER}")


def _to_pdf(data: bytes, asked: Namespace) -> int:
    from leaflet_pdf.assembly.attach import attach

    if asked.bundle or asked.inline or asked.communication:
        raise UsageError("--bundle, --inline and --communication are for a MedicationRequest")
    leaflets, findings = pdfs(asked)
    if findings:
        return written(None, findings, asked.output)
    name, as_file = asked.prescription.as_posix(), asked.way == "file"
    done = attach(data, *leaflets, as_file=as_file, plain=asked.plain, name=name, names=asked.leaflets)
    return written(done.pdf, list(done.findings), asked.output)


def _to_request(data: bytes, asked: Namespace) -> int:
    from leaflet_pdf.export.fhir import BundleType, Document, json_text, read_request, with_leaflets
    from leaflet_pdf.sources.exchange.reading.bounds import RefusedError

    if asked.way or asked.plain:
        raise UsageError("--as and --plain are for a prescription that is a PDF")
    try:
        request = read_request(data)
    except RefusedError as error:
        source = Source(asked.prescription.as_posix(), error.line, error.column)
        return written(None, [error.problem.rule.at(source, error.problem.message, error.problem.hint)], asked.output)
    leaflets, findings = built(asked)
    if findings:
        return written(None, findings, asked.output)
    documents = [Document(one.leaflet, one.pdf) for one in leaflets if one.leaflet and one.pdf]
    bundle_type = BundleType(asked.bundle or "transaction")
    held = with_leaflets(request, documents, bundle_type, inline=asked.inline, communication=asked.communication)
    return written(f"{json_text(held)}\n".encode(), [], asked.output)
