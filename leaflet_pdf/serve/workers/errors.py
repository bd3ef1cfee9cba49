"""What can keep a job from being done, though nothing is wrong with what it was given."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb


def place_of(error: Exception) -> str:
    """Return the kind of an error and where it was raised. What it says is left out: it could quote a patient."""
    *_, place = extract_tb(error.__traceback__)
    return f"{type(error).__name__} ({Path(place.filename).name}:{place.lineno})"


class JobError(Exception):
    """A job was not done."""


class BusyError(JobError):
    """Too many jobs wait already, or this one has waited too long."""


class DeadlineError(JobError):
    """The job took too long; its process was ended."""


class DiedError(JobError):
    """The process died in the middle of the job."""


class ProgramError(JobError):
    """The program failed on the job. The message says where, and quotes nothing of what was given."""


class RefusedError(JobError):
    """What was asked for is not possible; the message says why."""
