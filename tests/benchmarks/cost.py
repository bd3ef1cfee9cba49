"""What an act takes: time and memory."""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def peak_memory() -> float:
    """Return the most memory (MB) that this process has held; what its parent held does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        (peak,) = re.findall(r"VmHWM:\s+(\d+)", status.read_text())
        return int(peak) / 1024
    return megabytes(resource.getrusage(resource.RUSAGE_SELF))


def megabytes(used: resource.struct_rusage) -> float:
    """Return the most memory in what the system tells of a process, in kilobytes or, on macOS, bytes."""
    return used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
