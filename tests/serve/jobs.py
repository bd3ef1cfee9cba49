"""Jobs for workers of the tests."""

from __future__ import annotations

import os
import time

from leaflet_pdf.serve.workers.errors import RefusedError


def double(number: int) -> int:
    return 2 * number


def pid() -> int:
    return os.getpid()


def wait(seconds: float, word: str = "") -> str:
    time.sleep(seconds)
    return word


def die() -> None:
    os._exit(1)


def fail(secret: str) -> None:
    raise ValueError(secret)


def refuse(words: str) -> None:
    raise RefusedError(words)


def chatter() -> str:
    print("words on the standard output")
    return "done"
