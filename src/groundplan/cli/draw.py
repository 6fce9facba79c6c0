"""The command that draws diagrams into files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from groundplan.cli.options import PictureFormat
from groundplan.cli.project import open_sound
from groundplan.cli.talk import Talk
from groundplan.publish.refusal import Refusal

if TYPE_CHECKING:
    from groundplan.publish.project import Project
    from groundplan.scenes.diagrams import Diagrams

STANDARD_OUTPUT = "-"


def draw(project: Path, ids: Sequence[str], format: PictureFormat, output: str, *, quiet: bool) -> int:
    """Writes each diagram as `<id>.<format>` into the folder `output`; 1 if something could not be drawn."""
    talk = Talk(quiet=quiet)
    opened = open_sound(project)
    if opened is None:
        return 1
    wanted = _wanted(opened.diagrams, ids)
    drawn = 0
    with talk.progress():
        for id, text in _drawn(opened, wanted, format):
            drawn += 1
            if output == STANDARD_OUTPUT:
                sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
                continue
            file = Path(output) / f"{id}.{format}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            talk.say(file.as_posix())
    return 0 if drawn == len(wanted) else 1


def _wanted(diagrams: Diagrams, ids: Sequence[str]) -> tuple[str, ...]:
    from groundplan.pages.addresses import OWN_PAGES
    from groundplan.source.near import did_you_mean

    paged = tuple(id for id, diagram in diagrams.by_id.items() if not diagram.automatic or id in OWN_PAGES)
    unknown = [id for id in ids if id not in diagrams.by_id]
    if unknown:
        lines = [f"There is no diagram `{id}`. {did_you_mean(id, diagrams.by_id)}" for id in unknown]
        automatic = (
            "and for each group, component and flow: "
            "`<id>.inside`, `<id>.neighbours`, `flow.<id>`, `flow.<id>.sequence`"
        )
        raise Refusal("\n".join((*lines, "", "Diagrams:", *(f"  {id}" for id in paged), automatic)))
    if ids:
        return tuple(dict.fromkeys(ids))
    return paged


def _drawn(project: Project, wanted: Sequence[str], format: PictureFormat) -> Iterator[tuple[str, str]]:
    if format is PictureFormat.DOT:
        yield from _sources(project.diagrams, wanted)
        return
    from groundplan.drawing.standalone import standalone
    from groundplan.publish.cache import icons_folder
    from groundplan.publish.report import report
    from groundplan.publish.studio import Studio

    with closing(Studio()) as studio:
        pictures, problems = studio.draw(project.diagrams, wanted)
    if problems:
        sys.stderr.write(report(problems, project.sources) + "\n")
    for id, picture in pictures.items():
        yield id, standalone(picture, icons_folder(project.root))


def _sources(diagrams: Diagrams, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    from groundplan.drawing.job import dot_source
    from groundplan.drawing.layout.laid import NoBackendError

    try:
        for id in wanted:
            if diagrams.by_id[id].sequence:
                raise Refusal(f"`{id}` is a sequence diagram: Graphviz has no part in it. Draw it as `svg`.")
            yield id, dot_source(diagrams.scene(id))
    except NoBackendError as error:
        raise Refusal(str(error)) from error
