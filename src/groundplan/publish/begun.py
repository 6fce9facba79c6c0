"""A project that is read and being drawn: pictures take longest, and so are begun before MkDocs is even imported."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from groundplan.publish.cache import lock_file, open_cache
from groundplan.publish.head_start import EXECUTOR
from groundplan.publish.lock import is_held
from groundplan.publish.mkdocs_yml import CONFIG, site_settings
from groundplan.publish.project import Project, load_project
from groundplan.publish.refusal import Refusal
from groundplan.publish.studio import Drawing, Studio
from groundplan.source.problem import has_errors


class Begun(Struct, frozen=True, eq=False):
    """A project as it was read, and its pictures in the studio; None where it has errors, and nothing is drawn."""

    project: Project
    studio: Studio
    drawing: Drawing | None

    def is_of(self, root: Path, docs: str) -> bool:
        """Whether it is the project in that folder, with its hand-written pages there."""
        return (self.project.root, self.project.docs_folder) == (root, docs)


def begin(folder: Path) -> Begun | None:
    """Reads the project in a folder and begins to draw it here; None where somebody else has to be asked first.

    That is where MkDocs alone knows all settings, plugins or hooks of others may write into the project, another build
    runs, or others draw.
    """
    root = folder.resolve()
    if os.environ.get(EXECUTOR) or not (root / CONFIG).is_file() or is_held(lock_file(root)):
        return None
    try:
        settings = site_settings(root)
    except Refusal:
        return None
    docs = root / settings.docs
    if not settings.alone or docs.parent != root or docs.is_symlink():
        return None
    studio = Studio(open_cache(root, settings.cache_size, settings.shared_cache))
    studio.get_ready()
    project = load_project(root, docs.name)
    return Begun(project, studio, None if has_errors(project.problems) else begin_drawing(project, studio))


def begin_drawing(
    project: Project,
    studio: Studio,
    before: Drawing | None = None,
    when_drawn: Callable[[], None] | None = None,
) -> Drawing:
    """Begins to draw all diagrams of the project, in the order of the pages that will show them.

    Where `when_drawn` is to be called, pictures of `before` stand for those that are late.
    """
    diagrams = project.diagrams
    written = (diagram.id for diagram in diagrams.hand_written)
    own = (f"{id}.{kind}" for id in project.model.components for kind in ("inside", "neighbours"))
    first = (id for id in (*written, "overview", *own) if id in diagrams.by_id)
    return studio.start(diagrams, dict.fromkeys((*first, *diagrams.by_id)), before, when_drawn)
