"""Hands MkDocs the files that the program makes, and leads to them."""

from __future__ import annotations

from typing import Any

from generator.site import site_files
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Return the files of the site with those that are made; one of them takes the place of the page it comes from."""
    for place, content in site_files():
        if written := files.get_file_from_path(place):
            files.remove(written)
        files.append(File.generated(config, place, content=content))
    config.nav = [_with_pages(entry, files) for entry in config.nav or []]
    return files


def _with_pages(entry: Any, files: Files) -> Any:
    """Return an entry of the navigation, in which the name of a folder, as in `findings/`, stands for its pages."""
    match entry:
        case dict():
            return {title: _with_pages(inner, files) for title, inner in entry.items()}
        case list():
            return [_with_pages(inner, files) for inner in entry]
        case str() if entry.endswith("/"):
            return [file.src_uri for file in files.documentation_pages() if file.src_uri.startswith(entry)]
        case _:
            return entry
