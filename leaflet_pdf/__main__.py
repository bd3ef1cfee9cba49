"""`python -m leaflet_pdf` is the command `leaflet`."""

import sys

from leaflet_pdf.cli import main

sys.exit(main())
