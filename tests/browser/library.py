"""A folder of leaflets to serve, and the server of the tests."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from leaflet_pdf.cli.starter import starter
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import write
from leaflet_pdf.release.approve import approve
from tests.judged import excused

GTIN = "05012345678900"
EXAMPLES = "isotretinoin-40mg", "warfarin", "salbutamol-100mcg"


def make_library(folder: Path) -> Path:
    """Fill a folder with an approved leaflet, one that is sensitive, and examples, which are drafts; return it."""
    folder.mkdir()
    for name in EXAMPLES:
        for path in bundled("content").glob(f"{name}.*"):
            shutil.copy(path, folder)
    _approved(folder, "samplin", "Samplin 5 mg tablets", f"products:\n  - gtin: {GTIN}\n")
    _approved(folder, "hushin", "Hushin 10 mg tablets", "sensitive: yes\n")
    _committed(folder)
    german = (folder / "samplin.yaml").read_text(encoding="utf-8").replace("id: samplin", "id: samplin-de")
    (folder / "samplin-de.yaml").write_text(german.replace("language: en-GB", "language: de"), encoding="utf-8")
    return folder


def _approved(folder: Path, name: str, title: str, more: str) -> None:
    text = excused(starter(name, date.today())).replace("title: Title of the leaflet", f"title: {title}")
    text = text.replace("status: draft ", "status: approved ").replace("\nsections:", f"\n{more}\nsections:", 1)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    done = approve(path, by="A. Example", role="pharmacist")
    assert done.record, done.findings
    write(done.record, done.path)


def _committed(folder: Path) -> None:
    """Commit what is approved: what has changed since is told from git."""
    if shutil.which("git") is None:
        return
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for asked in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "approved"]):
        subprocess.run([*git, *asked], check=True)


@contextmanager
def served(folder: Path, *asked: str) -> Iterator[str]:
    """Serve a folder, and return the address; the server ends with the tests that need it."""
    command = [sys.executable, "-m", "leaflet_pdf", "serve", "--port", "0", "--workers", "1", *asked, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout
            said = server.stdout.readline()
            address = re.search(r"http://\S+?/", said)
            assert address, said + server.stdout.read()
            yield address[0]
        finally:
            server.terminate()
            server.wait(10)
