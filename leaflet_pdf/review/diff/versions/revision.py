"""A file as it was at a revision that git knows."""

from __future__ import annotations

import io
import posixpath
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflet_pdf.files.disk import is_there
from leaflet_pdf.proof.reader import limits

_PICTURES = (".png", ".jpg", ".jpeg", ".svg")
_MOST_REVISIONS = 100
_MOST_PICTURE = 10 * 2**20

HERE = Path()
"""The current folder."""


class RevisionError(Exception):
    """Git does not have the file; the message says why."""


def names_revision(name: str) -> bool:
    """Tell whether a name refers to a file at a revision, such as "HEAD~1:content/leaflet.yaml"."""
    revision, _, path = name.partition(":")
    return bool(revision and path) and not name.startswith("-") and not is_there(Path(name))


def at_revision(name: str, folder: Path = HERE) -> bytes:
    """Return the bytes of a file at a revision, from the repository of a folder. Raises RevisionError."""
    if int(_git(folder, "cat-file", "-s", name)) > limits.COMPARED_BYTES:
        raise RevisionError(f"{name} is larger than {limits.COMPARED_BYTES // limits.MIB} MiB")
    return _git(folder, "cat-file", "blob", name)


@contextmanager
def pictures_at_revision(name: str, folder: Path = HERE) -> Iterator[Path]:
    """Provide, within the context, a folder with the pictures beside a file, or below it, at a revision."""
    revision, _, path = name.partition(":")
    if path.startswith("."):
        path = posixpath.normpath(_git(folder, "rev-parse", "--show-prefix").decode().strip() + path)
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    tree = f"{revision}:{posixpath.dirname(path)}"
    with TemporaryDirectory() as pictures:
        with tarfile.open(fileobj=io.BytesIO(_git(top, "archive", "--format=tar", tree))) as archive:
            for member in archive:
                if member.isfile() and member.size <= _MOST_PICTURE and member.name.lower().endswith(_PICTURES):
                    archive.extract(member, pictures, filter="data")
        yield Path(pictures)


def revisions_of(path: Path) -> Iterator[str]:
    """Yield the names of a file at the last revisions that changed it, newest first; none if git has none.

    They are names in the repository of the file's folder.
    """
    place = f"./{path.name}"
    try:
        found = _git(path.parent, "log", "-n", str(_MOST_REVISIONS), "--format=%H", "--", place)
        prefix = _git(path.parent, "rev-parse", "--show-prefix").decode().strip()
    except RevisionError:
        return
    yield from (f"{revision}:{prefix}{path.name}" for revision in found.decode().split())


def _git(folder: Path, *arguments: str) -> bytes:
    """Return the output of a git command in a folder. Raises RevisionError if it fails, or git is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=60)
    except FileNotFoundError:
        raise RevisionError("git is not installed") from None
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise RevisionError(f"git did not respond: {error}") from None
    if done.returncode:
        output = done.stderr.decode(errors="replace").strip().splitlines()
        raise RevisionError(f"git says: {output[0] if output else 'nothing'}")
    return done.stdout
