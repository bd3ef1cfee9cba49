"""The wheel, installed by itself: content, fonts and languages travel in it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment that holds the wheel, and borrows nothing but our dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home)
    places = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    python = Path(places["scripts"]) / ("python.exe" if sys.platform == "win32" else "python")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    # A path in a .pth file is searched, but no .pth file in it is read: an editable install of ours stays unseen.
    (Path(places["purelib"]) / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return python


def test_an_installed_leaflet_builds_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    command = installed.parent / ("leaflet.exe" if sys.platform == "win32" else "leaflet")
    done = subprocess.run(
        [command, "build", "isotretinoin-40mg"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "isotretinoin-40mg.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_what_is_installed_is_the_wheel_and_not_the_source_tree(installed: Path, tmp_path: Path) -> None:
    code = "import leaflet_pdf; print(leaflet_pdf.__file__)"
    done = subprocess.run([installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent.parent)


def test_the_wheel_says_that_it_is_typed_and_carries_its_licences(installed: Path) -> None:
    (package,) = installed.parent.parent.rglob("leaflet_pdf/py.typed")
    assert (package.parent / "fonts" / "OFL.txt").is_file()
    assert list(package.parent.parent.glob("leaflet_pdf-*.dist-info/licenses/LICENSE"))


def test_house_themes_and_the_gallery_travel_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    command = installed.parent / ("leaflet.exe" if sys.platform == "win32" else "leaflet")
    themes = "pharmacy,hospital,regulator"
    done = subprocess.run(
        [command, "gallery", "--theme", themes], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").glob("gallery-*.pdf"))) == 3
