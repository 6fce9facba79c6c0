"""The commands that publish: `build` and `serve`."""

from __future__ import annotations

import os
from pathlib import Path

from groundplan.cli.mkdocs_voice import speaking
from groundplan.cli.talk import Talk


def build(project: Path, *, strict: bool, quiet: bool, verbose: bool) -> int:
    """Builds the site of the project; 1 if it has errors."""
    talk = Talk(quiet=quiet, verbose=verbose)
    with speaking(talk), talk.progress():
        from groundplan.publish.head_start import begin_for

        begin_for(project)  # Workers take as long to get ready as the project to be read, and MkDocs to be imported.
        from groundplan.publish.begun import begin

        begun = begin(project)
        from groundplan.publish.site import build_site

        built = build_site(project, strict=strict, begun=begun)
    if built is None:
        talk.complain("The site was not built; the previous one is as it was.")
        return 1
    talk.say(f"The site is in {_shown(built)}: open {_shown(built / 'index.html')}.")
    return 0


def serve(project: Path, *, address: str | None, open_browser: bool, strict: bool, quiet: bool, verbose: bool) -> int:
    """Serves the site of the project until it is interrupted."""
    talk = Talk(quiet=quiet, verbose=verbose)
    with speaking(talk, serving=True):
        from groundplan.publish.site import serve_site

        return 0 if serve_site(project, address=address, open_browser=open_browser, strict=strict) else 1


def _shown(path: Path) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # Another drive.
        return str(path)
