"""Runs the command line as `python -m groundplan`."""

import sys

from groundplan.cli import main

sys.exit(main())
