"""`python -m leaflet_pdf` and the script `leaflet` are one command, in a process of its own."""

import os
from typing import NoReturn

from leaflet_pdf.cli import main


def run() -> NoReturn:
    """Run the command that the process was called with, and end the process.

    Python would first take all values apart, one by one, for a twentieth of the time that one leaflet takes; the
    system takes back their memory at once.
    """
    os._exit(main())


if __name__ == "__main__":
    run()
