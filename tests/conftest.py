"""What holds for all tests."""

from __future__ import annotations

import signal
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import settings

import leaflet_pdf

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _random_leaflets_are_the_same_again() -> None:
    """Import the whole program: random values are also taken from what modules are imported, whichever test did it."""
    for module in walk_packages(leaflet_pdf.__path__, "leaflet_pdf."):
        import_module(module.name)


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Let what the tests start hear Ctrl-C, also where they run in the background of a shell, which lets none."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
