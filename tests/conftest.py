"""What holds for all tests."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Let what the tests start hear Ctrl-C, also where they run in the background of a shell, which lets none."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
