"""Build a PDF file of each leaflet."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.dates import add_day
from leaflet_pdf.cli.exit_status import EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_OK, UsageError, say
from leaflet_pdf.cli.leaflet_files import Found, add_names, found, prove_apart, prove_folder
from leaflet_pdf.cli.print_arguments import add_appearance, add_extras, add_languages, add_sheets, printings
from leaflet_pdf.cli.progress import Telling
from leaflet_pdf.model.finding import printable

if TYPE_CHECKING:
    from leaflet_pdf.batch import Done, Item
    from leaflet_pdf.batch.cache import Cache
    from leaflet_pdf.model.finding import Finding
    from leaflet_pdf.model.print_options import Printing

_HANDFUL = 16
"""So few PDF files are built sooner than other processes start."""


def options(parser: ArgumentParser) -> None:
    add_files(parser)
    add_many(parser)
    parser.add_argument(
        "--release", action="store_true", help="build only what is approved and current, and verify each file"
    )
    add_day(parser, "on which approvals must be valid")
    parser.add_argument(
        "--no-check",
        action="store_true",
        help="do not count the findings of `leaflet check`; they are counted only for one leaflet, on a terminal, "
        "after its PDF file is written, which takes up to twice as long again",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print only findings")
    parser.add_argument("--json", action="store_true", help="print a JSON array with an object for each PDF file")


def add_files(parser: ArgumentParser) -> None:
    """Add the options of which leaflets are built, how they are printed, and where the files go, to a command's."""
    add_names(parser)
    add_output(parser)
    add_appearance(parser)
    add_sheets(parser)
    add_languages(parser)
    add_extras(parser)


def add_output(parser: ArgumentParser) -> None:
    """Add the option of where PDF files go to a command's."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("out"),
        metavar="DIR or FILE.pdf",
        help="where the PDF files go (default: out); the file itself, if only one is made",
    )


def add_many(parser: ArgumentParser) -> None:
    """Add the options of how many leaflets are built at once, and which of them not again, to a command's."""
    many = f"More than {_HANDFUL} PDF files are built by several processes, and only those that have changed."
    group = parser.add_argument_group("building many leaflets", many)
    where = group.add_mutually_exclusive_group()
    where.add_argument(
        "-j", "--jobs", type=_jobs, metavar="N", help="the number of processes (default: one for each core)"
    )
    where.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="build on the workers of a Dask scheduler, such as tcp://10.0.0.5:8786; all that they need is sent to "
        "them, but they must have the same version of the program; patient data is never sent",
    )
    group.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help="where PDF files are cached until anything that they depend on changes (default: the "
        "platform's cache folder, or $LEAFLET_CACHE); patient data is never cached",
    )
    group.add_argument("--force", action="store_true", help="build even what has not changed")


def run(asked: Namespace) -> int:
    if asked.release and asked.translation:
        raise UsageError("--release is for files in one language: approve and release each, and join them")
    meant = found(asked.leaflets)
    items = items_of(
        meant,
        printings(asked),
        asked.output,
        asked.on or date.today(),
        release=asked.release,
        patient=asked.patient,
    )
    telling = Telling(len(items), as_json=asked.json, quiet=asked.quiet)
    shared = _same_ids(meant.leaflets)
    stopped = False
    try:
        with _building(items, asked) as becoming:
            for done in becoming:
                telling.tell(_with(shared.get(done.item.source), done))
    except KeyboardInterrupt:
        stopped = True
    telling.end(meant.others, stopped=stopped)
    if stopped:
        return EXIT_INTERRUPTED
    if telling.built < len(items):
        return EXIT_FINDINGS
    if len(items) == 1 and sys.stdout.isatty() and not (asked.no_check or asked.quiet or asked.json or asked.patient):
        sys.stdout.flush()
        _tell_of_check(items[0], asked)
    return EXIT_OK


def _tell_of_check(item: Item, asked: Namespace) -> None:
    """Say how much `leaflet check` would find in a leaflet that was built, printed as usual.

    What that needs is read in only now, when the file is there: nothing of it makes a build slower.
    """
    from leaflet_pdf.model.print_options import Printing
    from leaflet_pdf.review.reports.color import wants_color
    from leaflet_pdf.review.reports.terminal import counted
    from leaflet_pdf.review.review import review

    try:
        findings = review(item.source, asked.on or date.today(), Printing()).findings
    except KeyboardInterrupt:
        return
    if findings:
        name = asked.leaflets[0] if asked.leaflets else item.source
        print(f"{counted(findings, color=wants_color(sys.stdout))}: leaflet check {printable(str(name))}")


def _same_ids(sources: Collection[Path]) -> dict[Path, Finding]:
    if len(sources) < 2:
        return {}
    from leaflet_pdf.cli.same_ids import same_ids

    return same_ids(sources)


def _with(finding: Finding | None, done: Done) -> Done:
    """Return what became of an item with one more finding about its file, if there is one."""
    return replace(done, findings=(*done.findings, finding)) if finding else done


@contextmanager
def _building(items: Sequence[Item], asked: Namespace) -> Iterator[Iterator[Done]]:
    """Give what becomes of the items while they are built, in this process or in others."""
    from leaflet_pdf.batch.work import one_by_one

    if asked.cluster:
        with _on_cluster(items, asked.cluster) as becoming:
            yield becoming
        return
    cache = _cache(len(items), asked)
    jobs = asked.jobs or (_cores() if len(items) > _HANDFUL else 1)
    if jobs == 1:
        yield one_by_one(items, cache)
    else:
        from leaflet_pdf.batch import build_many
        from leaflet_pdf.batch.pool import pool

        with pool(jobs) as workers, closing(build_many(items, workers, cache=cache, ahead=4 * jobs)) as becoming:
            yield becoming
    if cache:
        cache.trim()


@contextmanager
def _on_cluster(items: Sequence[Item], address: str) -> Iterator[Iterator[Done]]:
    try:
        from leaflet_pdf.batch.cluster import ClusterError, build_on
    except ImportError:
        raise UsageError("--cluster needs Dask: install leaflet_pdf[dask]") from None
    try:
        with closing(build_on(address, items)) as becoming:
            yield becoming
    except ClusterError as error:
        raise UsageError(str(error)) from None


def _cores() -> int:
    from leaflet_pdf.batch.pool import cores

    return cores()


def _cache(files: int, asked: Namespace) -> Cache | None:
    """Return the cache that is asked for; none for few files, if nothing is said: they are built sooner than found."""
    if asked.cache is None and files <= _HANDFUL:
        return None
    from leaflet_pdf.batch.cache import Cache, UnsafeCacheError, usual_folder

    if asked.cache:
        asked.cache.mkdir(0o700, parents=True, exist_ok=True)
    try:
        return Cache(asked.cache or usual_folder(), rebuild=asked.force)
    except UnsafeCacheError as error:
        if asked.cache:
            raise UsageError(str(error)) from None
        say(f"the cache is not used: {error}", sys.stderr)
        return None


def items_of(
    meant: Found,
    ways: Sequence[tuple[Printing, str]],
    folder: Path,
    on: date,
    *,
    release: bool = False,
    patient: Path | None = None,
) -> list[Item]:
    """Return each source with each way to print it and the PDF file it becomes, which no other may become too.

    The folder may be that file itself, if there is only one.
    """
    from leaflet_pdf.batch.item import Item

    if folder.suffix.lower() == ".pdf" and not folder.is_dir():
        number = len(meant.leaflets) * len(ways)
        if number > 1:
            raise UsageError(f"{folder} is one file, and {number} PDF files would be made: name a folder with -o")
        return [
            Item(source, printing, folder, on, release, patient) for source in meant.leaflets for printing, _ in ways
        ]
    prove_folder(folder)
    targets = [
        (source, printing, folder / below / f"{source.stem}{suffix}.pdf")
        for source, below in meant.leaflets.items()
        for printing, suffix in ways
    ]
    prove_apart([(source, target) for source, _, target in targets])
    return [Item(source, printing, target, on, release, patient) for source, printing, target in targets]


def _jobs(written: str) -> int:
    """Return a number of processes. Raises ArgumentTypeError."""
    if not (written.isascii() and written.isdigit() and 0 < int(written) <= 1000):
        raise ArgumentTypeError(f"{written!r} is not a number of processes: write 1, 2, …")
    return int(written)
