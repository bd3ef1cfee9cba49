"""All files of the site that nobody wrote by hand, by their places among those that somebody did."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.commands import commands_page
from generator.findings import findings_pages
from generator.formats import format_pages
from generator.played import ExampleError, played
from generator.profiles import profile_pages
from generator.python_face import python_page
from leaflet_pdf.files.bundled import bundled

PAGES = Path(__file__).parent.parent / "pages"
WITH_CONTENT = "<!-- begins with: content -->\n"
"""The first line of a page whose examples begin with a copy of the project's content."""


def site_files() -> Iterator[tuple[str, str | bytes]]:
    """Yield the place and the content of each file: reference, descriptions of the format, pages with examples."""
    yield "reference/commands.md", commands_page()
    yield "reference/python.md", python_page()
    for folder, pages in (("format", format_pages()), ("findings", findings_pages()), ("profiles", profile_pages())):
        yield from ((f"reference/{folder}/{name}.md", page) for name, page in pages)
    content = bundled("content")
    for path in sorted((*content.rglob("*.md"), *content.rglob("*.yaml"))):
        yield f"reference/writing/{path.relative_to(content).as_posix()}", path.read_bytes()
    for path in sorted(PAGES.rglob("*.md")):
        yield from played_files(path)


def played_files(path: Path) -> Iterator[tuple[str, str | bytes]]:
    """Yield a page with examples, and its pictures; nothing of a page without any. Raises ExampleError."""
    markdown = path.read_text(encoding="utf-8")
    if "```console" not in markdown:
        return
    place = path.relative_to(PAGES)
    with TemporaryDirectory() as folder:
        if markdown.startswith(WITH_CONTENT):
            shutil.copytree(bundled("content"), Path(folder) / "content")
        try:
            page = played(markdown.removeprefix(WITH_CONTENT), Path(folder), place.stem)
        except ExampleError as error:
            raise ExampleError(f"{place.as_posix()}: {error}") from error
    yield place.as_posix(), page.markdown
    for name, picture in page.pictures.items():
        yield place.with_name(name).as_posix(), picture
