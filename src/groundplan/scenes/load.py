"""From the files in `diagrams/` to all diagrams of a project, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from groundplan.model.entries import read_entry
from groundplan.model.model import Model
from groundplan.model.names import id_like, is_id
from groundplan.scenes.automatic import automatic_ids, sequence_id
from groundplan.scenes.check import check_diagram, check_flow, check_items, check_styles
from groundplan.scenes.codes import ABOUT_THE_MODEL, DIAGRAM_FOLDER, DIAGRAM_NAME, DIAGRAM_PYTHON, DIAGRAM_TWICE
from groundplan.scenes.coverage import not_drawn
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.entries import make_diagram, make_styles
from groundplan.scenes.kept_scenes import KeptScenes
from groundplan.scenes.placement import Placements
from groundplan.scenes.schema import DiagramFile, StylesFile
from groundplan.scenes.styles import StyleRule
from groundplan.source.document import Document, Node
from groundplan.source.near import nearest
from groundplan.source.problem import Place, Problem, Sources, has_errors, sort_problems
from groundplan.source.reader import Kept, read_folder, read_yaml

FOLDER = "diagrams"
"""The folder of a project that holds its diagrams."""

STYLES = "_styles"
"""The name of the file that holds the styles of all diagrams."""


class LoadedDiagrams(Struct, frozen=True):
    """All diagrams, everything that is wrong with their files, and the files' texts.

    A diagram with errors is there without its broken keys.
    """

    diagrams: Diagrams
    problems: tuple[Problem, ...]
    sources: Sources


def load_diagrams(
    root: Path, model: Model, kept: Kept | None = None, scenes: KeptScenes | None = None
) -> LoadedDiagrams:
    """The diagrams of the project in `root`. The folder may be missing: then all diagrams are automatic.

    Files that are `kept` and did not change are not read again, and `scenes` that are still right are not made again.
    """
    read = read_folder(root, FOLDER, needed=False, kept=kept)
    return _load(read.documents, (*read.problems, *_python_files(root)), read.sources, model, scenes)


def diagrams_from_texts(texts: Mapping[str, str], model: Model) -> LoadedDiagrams:
    """The diagrams that YAML `texts` describe, by their paths (`diagrams/network.yml`)."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path, text in texts.items():
        read, found = read_yaml(text, path)
        documents += read
        problems += found
    return _load(documents, problems, Sources(dict(texts)), model)


def _load(
    documents: Iterable[Document],
    found: Iterable[Problem],
    sources: Sources,
    model: Model,
    scenes: KeptScenes | None = None,
) -> LoadedDiagrams:
    problems = list(found)
    placements = Placements(model) if scenes is None else scenes.placements(model)
    written: dict[str, Diagram] = {}
    styles: tuple[StyleRule, ...] = ()
    for name, path, root in _each_once(documents, model, problems):
        if name == STYLES:
            if file := read_entry(root, StylesFile, "the file of styles", problems):
                problems += check_styles(file, root, placements)
                styles = make_styles(file)
        elif entry := read_entry(root, DiagramFile, "a diagram", problems):
            problems += check_diagram(entry, root, placements)
            written[name] = make_diagram(name, entry, Place(path), model)
    diagrams = Diagrams(model, tuple(written.values()), styles, scenes)
    vars(diagrams)["placements"] = placements  # What was worked out for the selectors is not worked out again.
    if scenes is not None:
        scenes.latest = diagrams.like(scenes.latest)
    for document in documents:
        name = PurePosixPath(document.path).stem
        if name in written and not any(each.place.path == document.path for each in problems):
            problems += check_items(document.root, diagrams.items(name), model)
            if written[name].flow:
                problems += check_flow(document.root, diagrams.scene(name), model)
    if written and not has_errors(problems):
        problems += not_drawn(model, map(diagrams.items, written))
    if not model.components:  # Then the model's own problems say why.
        problems = [problem for problem in problems if problem.code not in ABOUT_THE_MODEL]
    return LoadedDiagrams(diagrams, sort_problems(problems), sources)


def _each_once(documents: Iterable[Document], model: Model, problems: list[Problem]) -> Iterator[tuple[str, str, Node]]:
    """Every document that is a diagram or the styles, with its name and path."""
    names: set[str] = set()
    for document in documents:
        path = PurePosixPath(document.path)
        if problem := _misplaced(path, model):
            problems.append(problem)
        elif path.stem in names:
            problems.append(DIAGRAM_TWICE.at(document.root.place, id=path.stem))
        else:
            names.add(path.stem)
            yield path.stem, document.path, document.root


def _misplaced(path: PurePosixPath, model: Model) -> Problem | None:
    """What is wrong with a file's name or folder."""
    name = path.stem
    if len(path.parts) > 2:
        return DIAGRAM_FOLDER.at(Place(str(path)), path=path, name=path.name)
    if name == STYLES or (is_id(name) and name != "index") or name in automatic_ids(model):
        return None
    return DIAGRAM_NAME.at(Place(str(path)), name=name, mend=_better_name(name, path.suffix, model))


def _better_name(name: str, ending: str, model: Model) -> str:
    if name == "index":
        return "Call the file differently: `index` is the address of the list of all diagrams."
    if name.startswith("_"):
        return f"Only `{STYLES}{ending}` begins with an underscore; name the file by a kebab-case word."
    if name in (sequence_id(flow) for flow in model.flows):
        return "It shows the steps of the flow as the flow tells them; change the flow, or give the file another name."
    if "." in name:
        near = nearest(name, automatic_ids(model))
        hint = f"Did you mean `{near[0]}{ending}`? " if near else ""
        return f"{hint}A name with a dot replaces the automatic diagram of that id."
    return f"Rename the file to `{id_like(name, 'diagram')}{ending}`."


def _python_files(root: Path) -> Iterator[Problem]:
    for path in sorted((root / FOLDER).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        yield DIAGRAM_PYTHON.at(Place(name), path=name, stem=id_like(path.stem, "example"))
