#!/usr/bin/env python
"""A realistic project of any size, the same one for the same size: `python bench/models.py 1000 FOLDER`.

Domains hold areas, and areas hold parts: groups three levels deep. A part is what one small service is made of. Calls
stay mostly within a part, sometimes within an area or a domain, and rarely leave it: one and a half connections for
each component. Flows follow connections that exist. Names, words and choices come from a seeded generator of numbers.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CONNECTIONS = 1.5
"""So many connections for each component."""

_PART = 6
_PARTS_IN_AREA = 4
_AREAS_IN_DOMAIN = 4
_COMPONENTS_TO_A_FLOW = 20
_COMPONENTS_TO_AN_OWNER = 25

_THINGS = (
    "orders",
    "payments",
    "products",
    "customers",
    "invoices",
    "shipments",
    "carts",
    "prices",
    "reviews",
    "returns",
    "stocks",
    "coupons",
    "searches",
    "messages",
    "reports",
    "accounts",
    "sessions",
    "documents",
    "contracts",
    "devices",
)
_PLACES = ["north", "south", "east", "west", "central", "coastal", "inner", "outer", "upper", "lower"]
_ROLES: Sequence[tuple[str, str, str, str]] = (
    ("entry", "aws.network.APIGateway", "entry", "Takes requests for {thing} from outside and checks who asks."),
    ("reader", "aws.compute.Lambda", "logic", "Answers questions about {thing}, as quickly as its store allows."),
    ("writer", "aws.compute.ECS", "logic", "Changes {thing}, one after the other, and says what has changed."),
    ("queue", "aws.integration.SQS", "messaging", "Keeps what happened to {thing} until somebody has time for it."),
    ("worker", "aws.compute.Fargate", "logic", "Does for {thing} what may take longer than a person waits."),
    ("store", "aws.database.RDS", "data", "Holds {thing} and everything that belongs to them."),
)
_WITHIN = ((0, 1, "asks"), (0, 2, "sends changes"), (1, 5, "reads"), (2, 5, "writes"), (2, 3, "announces"))
_LATER = ((3, 4, "hands over"), (4, 5, "updates"))
_LAYERS = {"entry": "Entries", "logic": "Logic", "messaging": "Messaging", "data": "Data"}
_TAGS = ("public", "stateful", "critical", "batch", "regulated", "legacy", "external", "cached")


@dataclass(frozen=True, slots=True)
class Part:
    """One small service: its components' ids in the order of their roles, and where it stands."""

    ids: tuple[str, ...]
    area: int
    domain: int


@dataclass(slots=True)
class Project:
    """The files of a project, by path: data that is written as YAML, or text as it is."""

    files: dict[str, Any] = field(default_factory=dict)
    components: int = 0
    connections: int = 0
    flows: int = 0


def project(size: int) -> Project:
    """A project of so many components that are not groups."""
    numbers = random.Random(f"groundplan {size}")
    made = Project()
    parts: list[Part] = []
    while made.components < size:
        part = len(parts)
        count = min(_PART, size - made.components)
        area, domain = part // _PARTS_IN_AREA, part // (_PARTS_IN_AREA * _AREAS_IN_DOMAIN)
        thing = f"{_PLACES[part // len(_THINGS) % len(_PLACES)]} {_THINGS[part % len(_THINGS)]}"
        inside = {f"{_slug(thing)}-{part}-{role[0]}": _component(role, thing, size, numbers) for role in _ROLES[:count]}
        parts.append(Part(tuple(inside), area, domain))
        made.components += count
        _put(made.files, parts[-1], thing, inside)
    connections = list(_connections(parts, size, numbers))
    made.connections = len(connections)
    by_area: dict[int, list[dict[str, str]]] = {}
    area_of = {id: part.area for part in parts for id in part.ids}
    for each in connections:
        by_area.setdefault(area_of[each["from"]], []).append(each)
    for area, found in by_area.items():
        made.files[_file(area)]["connections"] = found
    flows = _flows(connections, max(1, size // _COMPONENTS_TO_A_FLOW), numbers)
    made.flows = len(flows)
    made.files["model/flows.yml"] = {"flows": flows}
    made.files["model/words.yml"] = {
        "layers": {id: {"name": name} for id, name in _LAYERS.items()},
        "owners": {f"team-{at}": {"name": f"Team {at}"} for at in range(_owners(size))},
        "tags": {tag: {"name": tag.capitalize()} for tag in _TAGS},
    }
    made.files["diagrams/domains.yml"] = {"title": "Domains", "depth": 1}
    made.files["mkdocs.yml"] = _MKDOCS
    made.files["docs/index.md"] = f"# A platform of {size} components\n\nMade to be measured.\n"
    return made


def write(made: Project, root: Path) -> None:
    """Writes the files below a folder."""
    for path, data in made.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, width=120)
        target.write_text(text, encoding="utf-8")


def _component(role: tuple[str, str, str, str], thing: str, size: int, numbers: random.Random) -> dict[str, Any]:
    name, kind, layer, summary = role
    found: dict[str, Any] = {
        "type": kind,
        "name": f"{thing.capitalize()} {name}",
        "summary": summary.format(thing=thing),
        "description": _description(name, thing, numbers),
        "layer": layer,
        "owner": f"team-{numbers.randrange(_owners(size))}",
    }
    if tags := sorted(numbers.sample(_TAGS, numbers.choice((0, 1, 1, 2)))):
        found["tags"] = tags
    found["properties"] = {"replicas": numbers.randint(1, 9), "region": f"region-{numbers.randint(1, 4)}"}
    return found


def _description(name: str, thing: str, numbers: random.Random) -> str:
    sentences = (
        f"The {name} of {thing} is built from one repository and released on its own.",
        f"When it fails, {thing} keep their last state, and nothing else of the platform stops.",
        f"It was measured at **{numbers.randint(20, 900)} requests a second** before it needed a second instance.",
        f"Its configuration names what it may reach; see `{_slug(thing)}.toml`.",
        f"Who changes the shape of {thing} tells the teams that read them first.",
    )
    return " ".join(numbers.sample(sentences, 3)) + "\n"


def _put(files: dict[str, Any], part: Part, thing: str, inside: Mapping[str, Any]) -> None:
    """Adds a part to the file of its area; the first area of a domain carries the domain."""
    file = files.setdefault(_file(part.area), {"components": {}})["components"]
    domain, area = f"domain-{part.domain}", f"area-{part.area}"
    if part.area % _AREAS_IN_DOMAIN == 0 and domain not in file:
        file[domain] = {"type": "group.Domain", "name": f"Domain {part.domain}", "summary": "A part of the business."}
    if area not in file:
        file[area] = {
            "type": "group.Boundary",
            "name": f"Area {part.area}",
            "summary": "Services that change together.",
            "in": domain,
            "contains": {},
        }
    name = thing.capitalize()
    id = next(iter(inside)).rsplit("-", 1)[0]
    file[area]["contains"][id] = {
        "type": "group.System",
        "name": name,
        "summary": f"All that {thing} need.",
        "contains": dict(inside),
    }


def _connections(parts: Sequence[Part], size: int, numbers: random.Random) -> Iterator[dict[str, str]]:
    """One and a half for each component, no two alike."""
    seen: set[tuple[str, str]] = set()
    wanted = round(size * CONNECTIONS)

    def made(start: str, end: str, label: str) -> Iterator[dict[str, str]]:
        if start != end and (start, end) not in seen and len(seen) < wanted:
            seen.add((start, end))
            yield {"from": start, "to": end, "label": label}

    for part in parts:
        for one, other, label in (*_WITHIN, *_LATER):
            if max(one, other) < len(part.ids):
                yield from made(part.ids[one], part.ids[other], label)
    while len(seen) < wanted and len(parts) > 1:
        start = numbers.choice(parts)
        reach = numbers.random()
        near = [
            each
            for each in parts[max(0, start.domain * 16 - 16) : start.domain * 16 + 32]
            if (each.area == start.area if reach < 0.6 else each.domain == start.domain if reach < 0.9 else True)
        ]
        end = numbers.choice(near)
        caller = start.ids[min(numbers.choice((1, 2, 4)), len(start.ids) - 1)]
        if end is not start:
            yield from made(caller, end.ids[0], numbers.choice(("calls", "asks", "tells")))


def _flows(connections: Sequence[Mapping[str, str]], count: int, numbers: random.Random) -> dict[str, Any]:
    """Walks along connections, with the answer at the end."""
    leaving: dict[str, list[Mapping[str, str]]] = {}
    for each in connections:
        leaving.setdefault(each["from"], []).append(each)
    starts = sorted(id for id in leaving if id.endswith("-entry"))
    flows: dict[str, Any] = {}
    for number in range(count):
        at = numbers.choice(starts)
        steps: list[dict[str, str]] = []
        for _ in range(numbers.randint(3, 7)):
            if at not in leaving:
                break
            taken = numbers.choice(leaving[at])
            steps.append({"from": taken["from"], "to": taken["to"], "text": taken["label"]})
            at = taken["to"]
        steps.append({"from": steps[-1]["to"], "to": steps[-1]["from"], "text": "answers"})
        flows[f"flow-{number}"] = {"name": f"Flow {number}", "summary": "A way through the platform.", "steps": steps}
    return flows


def _file(area: int) -> str:
    return f"model/area-{area:04}.yml"


def _owners(size: int) -> int:
    return max(1, size // _COMPONENTS_TO_AN_OWNER)


def _slug(words: str) -> str:
    return words.replace(" ", "-")


_MKDOCS = """\
site_name: Measured
site_url: https://example.com/
theme:
  name: material
plugins:
  - search
  - groundplan
"""


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, help="how many components that are not groups")
    parser.add_argument("folder", type=Path)
    wishes = parser.parse_args(arguments)
    made = project(wishes.size)
    write(made, wishes.folder)
    sys.stdout.write(f"{made.components} components, {made.connections} connections, {made.flows} flows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
