"""The command that begins a project."""

from __future__ import annotations

from pathlib import Path

from groundplan.cli.talk import Talk


def begin(directory: Path, *, quiet: bool) -> int:
    """Copies the beginning of a project into `directory`; 1 if that would overwrite something."""
    from groundplan.scaffold.begin import begin_project, conflicts

    talk = Talk(quiet=quiet)
    taken = conflicts(directory)
    if taken:
        talk.complain(f"Nothing was written, because these are there already in {directory.as_posix()}:")
        for path in taken:
            talk.complain(f"  {path}")
        return 1
    for path in begin_project(directory):
        talk.say(f"  {path}")
    step = "" if directory.resolve() == Path.cwd() else f"cd {directory.as_posix()} && "
    talk.say(f"A project has begun. Next: {step}groundplan build")
    return 0
