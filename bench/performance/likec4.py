"""A project in LikeC4's language: the same components, connections and words, and a view for each structure diagram.

A view shows the boxes, frames and lines of our scene: the overview, the inside of each group, the neighbours of each
component; flows are dynamic views, which LikeC4 shows as diagrams and as sequences. Left out, to LikeC4's advantage,
are the diagrams of layers, owners and tags, and those of files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from groundplan.model.component import Component
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.scene import Scene

ICONS = {
    "aws.network.APIGateway": "aws:api-gateway",
    "aws.compute.Lambda": "aws:lambda",
    "aws.compute.ElasticContainerService": "aws:elastic-container-service",
    "aws.integration.SimpleQueueServiceSqs": "aws:simple-queue-service",
    "aws.compute.Fargate": "aws:fargate",
    "aws.database.RDS": "aws:rds",
}
"""LikeC4's icons for the types that made projects have; the others stay without."""


def likec4_files(diagrams: Diagrams) -> dict[str, str]:
    """The files by path: the kinds and tags, and one file of model and views for each outermost group."""
    model = diagrams.model
    names = {each: _full_name(model, each) for each in model.components}
    connections = defaultdict(list)
    for connection in model.connections.values():
        words = f" {_quoted(connection.label)}" if connection.label else ""
        line = f"  {names[connection.source]} -> {names[connection.target]}{words}"
        connections[_outermost(model, connection.source)].append(line)
    views = defaultdict(list)
    for id, about in _views(diagrams):
        views[_outermost(model, about) if about else ""].append(_view(diagrams.scene(id), names))
    files = {"specification.c4": _block("specification", _specification(model))}
    for root in model.roots:
        elements = _element(root, model, 1)
        parts = (_block("model", (*elements, *connections[root.id])), _block("views", views[root.id]))
        files[f"{root.id}.c4"] = "\n".join(parts)
    flows = (_flow(flow, names) for flow in model.flows.values())
    files["views.c4"] = _block("views", (*views[""], *flows))
    return files


def write_likec4(diagrams: Diagrams, folder: Path) -> None:
    """Writes the files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in likec4_files(diagrams).items():
        (folder / path).write_text(text, encoding="utf-8")


def _views(diagrams: Diagrams) -> Iterator[tuple[str, str]]:
    """The ids of the diagrams that become views, and the component that each is about."""
    yield "overview", ""
    for component in diagrams.model.components:
        if diagrams.model.is_group(component):
            yield f"{component}.inside", component
        yield f"{component}.neighbours", component


def _specification(model: Model) -> Iterator[str]:
    for type in dict.fromkeys(component.type for component in model.components.values()):
        icon = f" style {{ icon {ICONS[type.name]} }}" if type.name in ICONS else ""
        technology = f" technology {_quoted(type.title)}"
        yield f"  element {_kind(type.name)} {{{technology}{icon} }}"
    for tag in model.tags:
        yield f"  tag {_name(tag)}"


def _element(component: Component, model: Model, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{_name(component.id)} = {_kind(component.type.name)} {_quoted(component.name)} {{"
    yield from (f"{indent}  {line}" for line in _words(component))
    for child in model.children(component.id):
        yield from _element(child, model, depth + 1)
    yield f"{indent}}}"


def _words(component: Component) -> Iterator[str]:
    if component.tags:
        yield " ".join(f"#{_name(tag)}" for tag in component.tags)
    for key in ("summary", "technology"):
        if value := getattr(component, key):
            yield f"{key} {_quoted(value)}"
    if component.description:
        yield f"description {_markdown(component.description)}"
    facts = {"layer": component.layer, "owner": component.owner, **component.properties}
    said = {key: value for key, value in facts.items() if isinstance(value, str)}
    if said:
        yield "metadata {"
        yield from (f"  {_name(key)} {_quoted(value)}" for key, value in said.items())
        yield "}"


def _view(scene: Scene, names: dict[str, str]) -> str:
    edges = [(names[edge.source], names[edge.target]) for edge in scene.edges]
    joined = {end for edge in edges for end in edge}
    items = [*(frame.id for frame in scene.frames()), *(box.id for box in scene.boxes())]
    shown = [name for id in items if (name := names[id]) not in joined]
    predicates = [*shown, *(f"{source} -> {target}" for source, target in dict.fromkeys(edges))]
    name = "index" if scene.id == "overview" else _name(scene.id)
    return f"  view {name} {{\n    title {_quoted(scene.title)}\n    include {_joined(predicates)}\n  }}"


def _flow(flow: Flow, names: dict[str, str]) -> str:
    lines = [f"  dynamic view {_name(f'flow.{flow.id}')} {{", f"    title {_quoted(flow.name)}"]
    lines += [f"    {names[step.source]} -> {names[step.target]} {_quoted(step.text)}" for step in flow.steps]
    return "\n".join((*lines, "  }"))


def _block(name: str, lines: Iterable[str]) -> str:
    return "\n".join((f"{name} {{", *lines, "}\n"))


def _joined(predicates: Iterable[str]) -> str:
    return ",\n      ".join(predicates)


def _full_name(model: Model, id: str) -> str:
    return ".".join(_name(each.id) for each in (*model.path(id), model.components[id]))


def _outermost(model: Model, id: str) -> str:
    return next((group.id for group in model.path(id)), id)


def _name(word: str) -> str:
    """The word as a name: letters, digits, hyphens and underscores."""
    return word.replace(".", "_")


def _kind(type: str) -> str:
    return f"t_{type.replace('.', '_')}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _markdown(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("'", "\\'")
    return f"'''{escaped}'''"
