"""The one command: check, draw, write and publish into `site/`. The same as `groundplan build`."""

import sys

from groundplan.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
