"""What can keep one of many leaflets from being built, or go wrong between several."""

from __future__ import annotations

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule

PROGRAM_FAILED = Rule(
    "program-failed",
    Severity.ERROR,
    "The program failed on a leaflet",
    "This is a fault in the program, not in the leaflet. Other leaflets in the same run are still built.",
    "",
    bad="A leaflet on which the program ends with an internal error.",
    good="The file sent to the maintainers, without any patient’s data.",
)
UNWRITABLE_FILE = Rule(
    "unwritable-file",
    Severity.ERROR,
    "A PDF file could not be written",
    "A file is written completely or not at all, so any file there is the old one.",
    "",
    bad="An output folder on a full disk, or one without write permission.",
    good="A folder of your own, on a disk with enough room.",
)
WORKER_DIED = Rule(
    "worker-died",
    Severity.ERROR,
    "A process died before it had built its leaflets",
    "Nobody knows how far it got, so all of them are reported as not built.",
    "",
    bad="A machine that kills processes because it is short of memory.",
    good="Fewer processes at once, with --jobs, and the leaflets built again.",
)
SAME_ID = Rule(
    "same-id",
    Severity.WARNING,
    "Two files have one id",
    ("An approval, a comment and a PDF name their leaflet by its id, and nobody knows which of the two is meant."),
    "",
    bad="A copy of ibuprofen-200mg.yaml as ibuprofen-400mg.yaml, in which the id was not changed.",
    good="Each file with an id of its own, best that of its name.",
)
VANISHED_FILE = Rule(
    "vanished-file",
    Severity.ERROR,
    "A PDF file has disappeared after it was written",
    "Anyone who counts on it would find nothing, or find what was there before under another name.",
    "",
    bad="An output folder that is emptied while leaflets are still built into it.",
    good="A folder of its own for each build.",
)

RULES = (
    PROGRAM_FAILED,
    UNWRITABLE_FILE,
    WORKER_DIED,
    SAME_ID,
    VANISHED_FILE,
)
