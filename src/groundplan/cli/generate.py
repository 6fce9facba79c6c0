"""The command that writes plain Markdown and pictures for any other engine."""

from __future__ import annotations

import sys
from pathlib import Path

from groundplan.cli.project import open_folder
from groundplan.cli.talk import Talk


def generate(project: Path, directory: Path, *, strict: bool, quiet: bool) -> int:
    """Writes the pages of the project into `directory`; 1 if it has errors, and then nothing is written."""
    from groundplan.publish.generate import generate_files
    from groundplan.publish.report import report

    talk = Talk(quiet=quiet)
    root = open_folder(project)
    with talk.progress():
        result = generate_files(root, directory, strict=strict)
    if result.problems:
        sys.stderr.write(report(result.problems, result.sources) + "\n")
    if not result.written:
        talk.complain("Nothing was written.")
        return 1
    talk.say(f"Wrote {result.written} files into {directory.as_posix()}.")
    return 0
