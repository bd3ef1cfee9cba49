"""The whole way: a leaflet becomes a PDF, or findings that say why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from leaflet_pdf.checks import build_errors
from leaflet_pdf.files.disk import write
from leaflet_pdf.files.memory import held
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.gc_paused import gc_paused
from leaflet_pdf.model.leaflet import Leaflet, Status, of_one_status
from leaflet_pdf.model.print_options import Arrangement, Printing, PrintOptions, PrintWords, print_options
from leaflet_pdf.model.style import PRINTED, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.schema.document.read import read_text
from leaflet_pdf.sources.yaml import load

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Patient, Whom
    from leaflet_pdf.pdf.file.attachments import Attachment
    from leaflet_pdf.sources.given.given import Content, Given

AS_USUAL = PrintOptions()


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one leaflet. There is no PDF exactly when a finding is an error.

    `pages` is how many there are, with a cover; `lay_out` gives them again. The leaflet is not kept of what came out of
    a cache. `text` is the YAML that values were written as: findings name its lines.
    """

    source: Path
    findings: tuple[Finding, ...]
    pdf: bytes | None = field(default=None, repr=False)
    pages: int = 0
    status: Status = Status.DRAFT
    leaflet: Leaflet | None = field(default=None, repr=False, compare=False)
    text: str = field(default="", repr=False)

    def write(self, path: Path | str) -> Path:
        """Write the PDF, whole or not at all, with its folder if need be, and return its path.

        Raises ValueError, which says the findings, if there is no PDF, and OSError if it cannot be written.
        """
        if self.pdf is None:
            raise ValueError("\n".join(["there is no PDF:", *map(str, self.findings)]))
        write(self.pdf, Path(path))
        return Path(path)


def build(
    source: Given,
    options: PrintOptions | Style = AS_USUAL,
    *,
    name: str = "leaflet.yaml",
    files: Mapping[str, Content] | None = None,
    patient: Whom | None = None,
    on: date | None = None,
    status: Status | None = None,
    **words: Unpack[PrintWords],
) -> Built:
    """Return a leaflet's PDF, with everything that was found about its content.

    source   a path, a name as on the command line, YAML text or bytes, or nested dicts and lists as YAML would give
    options  `PrintOptions`, a `Style`, or each option by its name:
             theme         "standard", "large", "giant", "mono", "pharmacy", "hospital", "regulator", a name in
                           ./content/themes, or a theme file
             paper         "a4", "a5", "letter", "legal", or measures as in "170x240mm"
             columns       1 to 3; duplex=True: for both sides; binding: more white space there, in mm
             fit           sides of paper: 4, "1-side", "1-sheet"; scheme: "two-up" or "booklet"
             fillable, label, label_only, ruler, embed_source   True or False, as the command's options;
             label_size: "70x37mm"
             translation: "ar", a language that its `translations` name; arrangement: "side-by-side" or "back-to-back"
    name     what findings call text, bytes and values
    files    what those name, by its path below them: {"images/x.png": b"…", "themes/own.yaml": "…"}
    patient  whom a cover is for: a `Patient`, a file's path, or values; findings show none of its words
    on       the day on which approvals must hold (today)
    status   how far the leaflet has come, in the place of what its approvals say; a draft stays one

    The same content gives the same bytes, in any thread. Nothing is written: `Built.write` does. What is wrong
    with content is a finding; a wrong argument raises ValueError or TypeError, which says what is possible.

    >>> built = build("isotretinoin-40mg", theme="large", columns=1)
    >>> built.pdf[:8], built.pages, built.findings
    (b'%PDF-1.7', 13, ())
    >>> build({"format": 1, "id": "mine"}, name="mine.yaml").findings[0].code
    'missing-key'
    >>> build("isotretinoin-40mg", theme="larg")
    Traceback (most recent call last):
    ValueError: there is no theme 'larg'; did you mean large?
    """
    from leaflet_pdf.sources.given.given import as_file

    with as_file(source, name, files) as path:
        whom = None if patient is None else _checked(patient)
        printing, findings = _asked(options, words, whom, path.parent if files else None)
        built = Built(path, findings) if printing is None else build_with(path, printing, on, status, whom)
        in_memory = held(path)
    return built if in_memory is None else _shown(built, in_memory.decode() if isinstance(source, Mapping) else "")


def _shown(built: Built, text: str) -> Built:
    """Return what was built of content in memory as whoever gave it knows it: by the names that were given."""
    folder = built.source.parent.as_posix()

    def named(finding: Finding) -> Finding:
        file, message, hint = (
            words.replace(f"{folder}/", "").replace(folder, "files")
            for words in (finding.source.file, finding.message, finding.hint)
        )
        return replace(finding, message=message, hint=hint, source=finding.source._replace(file=file))

    return replace(built, source=Path(built.source.name), findings=tuple(map(named, built.findings)), text=text)


def build_with(
    source: Path | str,
    printing: Printing,
    on: date | None = None,
    status: Status | None = None,
    patient: Whom | None = None,
) -> Built:
    """Return what becomes of a leaflet's file that is printed in one way, as `build` does."""
    with gc_paused():
        return _built(Path(source), printing, on, status, patient)


def _built(source: Path, printing: Printing, on: date | None, status: Status | None, patient: Whom | None) -> Built:
    leaflet, findings = loaded(source, on, status)
    return printed(source, leaflet, findings, printing, patient)


def _asked(
    options: PrintOptions | Style,
    words: PrintWords,
    patient: Whom | None,
    folder: Path | None,
) -> tuple[Printing | None, tuple[Finding, ...]]:
    """Return the way to print that is asked for, and what is wrong with it. Raises ValueError, TypeError."""
    if not isinstance(options, PrintOptions | Style):
        kind = type(options).__name__
        raise TypeError(f"options={options!r} is of type {kind}: pass PrintOptions, a Style, or options by name")
    style, base = (options, AS_USUAL) if isinstance(options, Style) else (None, options)
    asked = print_options(words, base) if words else base
    if style is not None and (asked.embed_source or asked.theme != AS_USUAL.theme):
        raise ValueError("a Style excludes a theme and an embedded source: leave one of them out")
    return resolved(asked, patient, style, folder)


def resolved(
    options: PrintOptions, patient: Whom | None = None, style: Style | None = None, folder: Path | None = None
) -> tuple[Printing | None, tuple[Finding, ...]]:
    """Return what options come to (`theme.resolve`), perhaps with a style, and with the theme files of a folder.

    Raises ValueError for what cannot be asked for with a patient, or without one.
    """
    if options.embed_source and patient is not None:
        raise ValueError("embed_source=True: the source is not embedded in a file with a patient's cover")
    if options.translation and patient is not None:
        raise ValueError(f"translation={options.translation!r}: a file in two languages has no patient's cover")
    if options.label and patient is None:
        raise ValueError("label=True: a label is a form of a patient's cover; name the patient")
    if options == AS_USUAL:
        return Printing(style.by_room(style.paper) if style else PRINTED), ()
    from leaflet_pdf.theme.resolve import printing_of, printing_with

    return printing_with(style, options) if style else printing_of(options, folder)


def loaded(
    source: Path | str, on: date | None = None, status: Status | None = None
) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return the leaflet in a file, with its status on a day, and all that is wrong with its words."""
    leaflet, findings = load(source)
    if leaflet is not None:
        findings += _harmful(leaflet, source)
        findings += _other_than_original(leaflet) if leaflet.translation_of else ()
        leaflet, more = with_status(leaflet, Path(source), on, status)
        findings += more
    return leaflet, findings


def printed(
    source: Path,
    leaflet: Leaflet | None,
    findings: tuple[Finding, ...],
    printing: Printing,
    patient: Whom | None = None,
) -> Built:
    """Return what becomes of a leaflet that was loaded from a file with these findings."""
    pages, findings = laid_out(leaflet, findings, printing, patient)
    if pages is None or stops(findings):
        return Built(source, findings)
    attachments: tuple[Attachment, ...] = ()
    if printing.embed:
        attachments, more = _travelling(source, printing, pages)
        findings += more
        if stops(more):
            return Built(source, findings)
    pdf = paint(pages, fillable=printing.fillable, attachments=attachments)
    count = len({page.side for page in pages.pages}) if pages.second else len(pages.pages)
    return Built(source, findings, pdf, count, pages.identity.status, leaflet)


def with_status(
    leaflet: Leaflet, source: Path, on: date | None, status: Status | None = None
) -> tuple[Leaflet, tuple[Finding, ...]]:
    """Return the leaflet with its status: what its file only claims, the record of its approval decides."""
    if leaflet.identity.status is Status.DRAFT:
        return leaflet, ()
    findings: tuple[Finding, ...] = ()
    if status is None:
        from leaflet_pdf.records.approval_status import state_of

        state, findings = state_of(source, leaflet.identity, on or date.today())
        status = state.status
    return replace(leaflet, identity=leaflet.identity._replace(status=status)), findings


def _harmful(leaflet: Leaflet, source: Path | str) -> tuple[Finding, ...]:
    """Return what in a leaflet could harm a patient. The file is read again only to name the place of a fault."""
    return build_errors(leaflet, written=read_text(source)) if build_errors(leaflet) else ()


def _other_than_original(leaflet: Leaflet) -> tuple[Finding, ...]:
    """Return what differs between a translation and its original: who reads it would take another dose."""
    from leaflet_pdf.checks.translation.siblings import held_against_original

    return tuple(finding for finding in held_against_original(leaflet) if finding.severity is Severity.ERROR)


def laid_out(
    leaflet: Leaflet | None, findings: tuple[Finding, ...], printing: Printing, about: Whom | None
) -> tuple[Pages | None, tuple[Finding, ...]]:
    """Return the pages of a leaflet as it is wanted, and what was found; no pages if something stops them."""
    patient, more = (None, ()) if about is None else _patient_of(about)
    findings += more
    if leaflet is None or stops(findings):
        return None, findings
    findings += tuple(uncovered(leaflet, printing.style))
    if patient is not None:
        findings += _unfit(patient, leaflet, printing.style)
    if stops(findings):
        return None, findings
    if patient is not None and printing.label_only:
        label = _cover(leaflet, patient, printing)
        return label, findings + label.findings
    pages, more = _in_two_languages(leaflet, printing) if printing.translation else _laid_out(leaflet, printing)
    findings += more
    if pages is not None and patient is not None:
        pages, more = _behind_cover(pages, leaflet, patient, printing)
        findings += more
    return pages, findings


def _laid_out(leaflet: Leaflet, printing: Printing) -> tuple[Pages | None, tuple[Finding, ...]]:
    """Return the leaflet on pages or sheets, and what is to be reported of it; no pages if it does not fit."""
    style, sides, scheme = printing.style, printing.sides, printing.scheme
    half = style.on(style.paper.half) if scheme else style
    pages: Pages | None
    if sides:
        from leaflet_pdf.layout.pages.fit import fit
        from leaflet_pdf.theme import tightest

        fitted = fit(leaflet, sides * (2 if scheme else 1), half, tightest(half))
        pages, findings = fitted.pages, fitted.findings
    else:
        pages = lay_out(leaflet, half)
        findings = pages.findings
    if pages and scheme:
        from leaflet_pdf.layout.pages.impose import impose

        pages = impose(pages, scheme, style.paper, style.hairline)
    return pages, findings


def _in_two_languages(leaflet: Leaflet, printing: Printing) -> tuple[Pages | None, tuple[Finding, ...]]:
    """Return the leaflet and its translation on pages, and what is to be reported of both. Few leaflets have one."""
    from leaflet_pdf.layout.bilingual.back_to_back import one_after_the_other
    from leaflet_pdf.layout.bilingual.side_by_side import lay_out_side_by_side

    translation, findings = _translation(leaflet, str(printing.translation))
    if translation is None or stops(findings):
        return None, findings
    findings += tuple(uncovered(translation, printing.style))
    if stops(findings):
        return None, findings
    both = of_one_status(leaflet, translation)
    if printing.arrangement is Arrangement.SIDE_BY_SIDE:
        pages = lay_out_side_by_side(both[0], both[1], printing.style)
        return pages, findings + pages.findings
    each = [_laid_out(one, printing) for one in both]
    findings += tuple(finding for _, found in each for finding in found)
    made = [pages for pages, _ in each if pages is not None]
    return one_after_the_other(made[0], made[1]) if len(made) == len(each) else None, findings


def _translation(leaflet: Leaflet, tag: str) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return a leaflet's translation in a language, and what is wrong with it, or between both."""
    from leaflet_pdf.checks.translation.catalogue import TRANSLATION_MISSING
    from leaflet_pdf.checks.translation.siblings import astray
    from leaflet_pdf.sources.siblings import sibling_file

    named = next((one for one in leaflet.translations if one.language == tag), None)
    if named is None:
        message = f"there is no translation in “{tag}”"
        return None, (TRANSLATION_MISSING.at(leaflet.source, message, f"name it: translations: {{{tag}: FILE.yaml}}"),)
    translation, findings = loaded(sibling_file(leaflet, named.file))
    if translation is not None:
        findings += tuple(astray(leaflet, translation, named.source, tag))
    return translation, findings


def _checked(about: object) -> Whom:
    """Return whom a cover is for. What only covers need is imported here and below: few leaflets have one."""
    from leaflet_pdf.sources.given.whom import checked

    return checked(about)


def _patient_of(about: Whom) -> tuple[Patient | None, tuple[Finding, ...]]:
    from leaflet_pdf.sources.given.whom import patient_of

    return patient_of(about)


def _unfit(patient: Patient, leaflet: Leaflet, style: Style) -> tuple[Finding, ...]:
    from leaflet_pdf.checks.dispensing import misfits
    from leaflet_pdf.layout.lines.coverage import uncovered_of

    return (*misfits(patient, leaflet), *uncovered_of(patient, style, leaflet.identity.language))


def _behind_cover(
    pages: Pages, leaflet: Leaflet, patient: Patient, printing: Printing
) -> tuple[Pages, tuple[Finding, ...]]:
    from leaflet_pdf.layout.cover.join import with_cover

    cover = _cover(leaflet, patient, printing)
    return with_cover(cover, pages), cover.findings


def _cover(leaflet: Leaflet, patient: Patient, printing: Printing) -> Pages:
    from leaflet_pdf.layout.cover.cover import lay_out_cover

    return lay_out_cover(leaflet, patient, printing.style, label=printing.label, alone=printing.label_only)


def _travelling(source: Path, printing: Printing, pages: Pages) -> tuple[tuple[Attachment, ...], tuple[Finding, ...]]:
    from leaflet_pdf.files.version import __version__
    from leaflet_pdf.records.build_record import travelling

    faces = {item.face for page in pages.pages for item in page.items if isinstance(item, Glyphs)}
    return travelling(source, printing, pages.identity.status, f"leaflet_pdf {__version__}", faces)


def stops(findings: Iterable[Finding]) -> bool:
    """Tell whether there is an error among the findings: then there is no PDF."""
    return any(finding.severity is Severity.ERROR for finding in findings)
