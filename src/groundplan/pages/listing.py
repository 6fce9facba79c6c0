"""What the lists of the whole model hold, as compact data: browsers make the catalogue and the matrix of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from groundplan.model.component import Component, Status
from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.medium import Medium

COMPONENTS = "assets/groundplan/components.js"
CONNECTIONS = "assets/groundplan/connections.js"
"""Where the data lies. It is written as scripts: those can be read from a file share, too."""


class Traffic(Struct, frozen=True):
    """How many connections lead from what is in one group of the first level to what is in another."""

    target: Component
    count: int


def components_listing(model: Model, addresses: Addresses, medium: Medium, icons: Mapping[str, str]) -> dict[str, Any]:
    """Every component in the order of the model; `icons` are the files of icons by the icon's name.

    A row is its id, its full name, and by number its type, the row of the group around it, its layer, its owner, its
    tags, its status and the row of its base; None where there is nothing, and nothing at the end of a row.
    """
    row_of = {id: at for at, id in enumerate(model.components)}
    types = {each.type.name: each.type for each in model.components.values()}
    type_of = {name: at for at, name in enumerate(types)}
    layer_of, owner_of, tag_of = (
        {id: at for at, id in enumerate(words)} for words in (model.layers, model.owners, model.tags)
    )
    statuses = list(Status)

    def row(each: Component) -> list[Any]:
        values = [
            each.id,
            addresses.full_name(each.id),
            type_of[each.type.name],
            _at(row_of, each.parent),
            _at(layer_of, each.layer),
            _at(owner_of, each.owner),
            [tag_of[tag] for tag in each.tags] or None,
            None if each.status is Status.LIVE else statuses.index(each.status),
            _at(row_of, each.instance_of and model.base(each.id).id),
        ]
        while values[-1] is None:
            values.pop()
        return values

    return {
        "ending": "/" if medium.use_directory_urls else ".html",
        "types": [[each.title, icons.get(each.icon.name) if each.icon else None] for each in types.values()],
        "layers": [each.name for each in model.layers.values()],
        "owners": [each.name for each in model.owners.values()],
        "tags": [each.name for each in model.tags.values()],
        "statuses": statuses,
        "live": statuses.index(Status.LIVE),
        "rows": [row(each) for each in model.components.values()],
    }


def connections_listing(model: Model) -> dict[str, Any]:
    """Every connection: the rows of its ends, its label by number, and its id where that does not follow from its ends.

    Instances talk as their bases do, so the ends are those.
    """
    row_of = {id: at for at, id in enumerate(model.components)}
    labels: dict[str, int] = {}
    rows: list[list[Any]] = []
    for each in model.connections.values():
        source, target = model.base(each.source).id, model.base(each.target).id
        values: list[Any] = [row_of[source], row_of[target]]
        own = each.id != f"{source}--{target}"
        if each.label or own:
            values.append(labels.setdefault(each.label, len(labels)) if each.label else None)
        if own:
            values.append(each.id)
        rows.append(values)
    return {"labels": list(labels), "rows": rows}


def as_script(name: str, data: Mapping[str, Any]) -> str:
    """The data as a script that gives it to the page under a name."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
    return f"(window.groundplanData ??= {{}}).{name} = {text.replace(chr(0x2029), chr(92) + 'u2029')};\n"


def between_systems(model: Model) -> tuple[tuple[Component, tuple[Traffic, ...]], ...]:
    """Who talks to whom on the first level: each system that starts connections, with those that receive them.

    A component that stands in no group is a system of its own. What stays within one is not counted.
    """
    found: dict[str, Counter[str]] = {}
    for each in model.connections.values():
        source, target = _system(model, each.source), _system(model, each.target)
        if source != target:
            found.setdefault(source, Counter())[target] += 1
    return tuple((root, tuple(_traffic(model, found[root.id]))) for root in model.roots if root.id in found)


def _traffic(model: Model, counts: Mapping[str, int]) -> Iterable[Traffic]:
    return (Traffic(root, counts[root.id]) for root in model.roots if root.id in counts)


def _system(model: Model, id: str) -> str:
    base = model.base(id).id
    return next((group.id for group in model.path(base)), base)


def _at(numbers: Mapping[str, int], id: str | None) -> int | None:
    return None if id is None else numbers[id]
