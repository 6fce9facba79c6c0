#!/usr/bin/env python
"""A realistic project of any size, the same one for the same size: `python bench/models.py 1000 FOLDER`.

Domains hold areas, and areas hold parts: groups three levels deep, which are components and count as such. A part is
what one small service is made of. Calls stay mostly within a part, sometimes within an area or a domain, and rarely
leave it: one and a half connections for each component. Flows follow connections that exist. Names, words and choices
come from a seeded generator of numbers. The site is set up as `groundplan init` does it.

`--crowd 1000` adds one diagram that is too much for one picture, and cannot be zoomed out: so many boxes without a
group among them, and twice as many connections.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

import groundplan.scaffold

SMALLEST = 20
"""So many components a project has at least: fewer do not have that many connections."""

CONNECTIONS = 1.5
"""So many connections for each component."""

CROWD = "crowd.inside"
"""The diagram that is too much for one picture, in projects that have one."""

CROWD_CONNECTIONS = 2.0
"""So many connections for each of its boxes."""

_PART = 6
_PARTS_IN_AREA = 4
_AREAS_IN_DOMAIN = 4
_PARTS_IN_FILE = 7
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
    ("cache", "aws.database.ElastiCache", "data", "Remembers what was asked about {thing} a moment ago."),
    ("archive", "aws.storage.S3", "data", "Holds {thing} that nobody asks for any more."),
    ("clock", "aws.integration.Eventbridge", "messaging", "Wakes those who do something for {thing} at set times."),
)
"""What a part is made of; the last three stand only where they make up the size that was asked for."""

_WITHIN = ((0, 1, "asks"), (0, 2, "sends changes"), (1, 5, "reads"), (2, 5, "writes"), (2, 3, "announces"))
_LATER = ((3, 4, "hands over"), (4, 5, "updates"), (1, 6, "asks first"), (4, 7, "files"), (8, 4, "wakes"))
_LAYERS = {"entry": "Entries", "logic": "Logic", "messaging": "Messaging", "data": "Data"}
_TAGS = ("public", "stateful", "critical", "batch", "regulated", "legacy", "external", "cached")


class Part(Struct, frozen=True):
    """One small service: its components' ids in the order of their roles, where it stands, and in which file."""

    ids: tuple[str, ...]
    area: int
    domain: int
    file: str


class Project(Struct):
    """The files of a project, by path: data that is written as YAML, or text as it is."""

    files: dict[str, Any] = field(default_factory=dict)
    components: int = 0
    connections: int = 0
    flows: int = 0


def project(size: int, *, crowd: int = 0) -> Project:
    """A project of so many components, groups among them. On top of that comes a `crowd` of so many boxes."""
    if size < SMALLEST:
        raise ValueError(f"a project has at least {SMALLEST} components")
    numbers = random.Random(f"groundplan {size}")
    made = Project(components=size)
    parts: list[Part] = []
    used: set[str] = set()
    for at, count in enumerate(_counts(size)):
        thing = f"{_PLACES[at // len(_THINGS) % len(_PLACES)]} {_THINGS[at % len(_THINGS)]}"
        inside = {f"{_slug(thing)}-{at}-{role[0]}": _component(role, thing, size, numbers) for role in _ROLES[:count]}
        area = at // _PARTS_IN_AREA
        parts.append(
            Part(tuple(inside), area, area // _AREAS_IN_DOMAIN, f"model/services-{at // _PARTS_IN_FILE:04}.yml")
        )
        _put(made.files, parts[-1], thing, inside)
        used.update(tag for each in inside.values() for tag in each.get("tags", ()))
    connections = list(_connections(parts, size, numbers))
    made.connections = len(connections)
    file_of = {id: part.file for part in parts for id in part.ids}
    for each in connections:
        made.files[file_of[each["from"]]].setdefault("connections", []).append(each)
    flows = _flows(connections, max(1, size // _COMPONENTS_TO_A_FLOW), numbers)
    made.flows = len(flows)
    made.files["model/flows.yml"] = {"flows": flows}
    made.files["model/words.yml"] = {
        "layers": {id: {"name": name} for id, name in _LAYERS.items()},
        "owners": {f"team-{at}": {"name": f"Team {at}"} for at in range(_owners(size))},
        "tags": {tag: {"name": tag.capitalize()} for tag in _TAGS if tag in used},
    }
    made.files["diagrams/domains.yml"] = {"title": "Domains", "depth": 1}
    made.files["mkdocs.yml"] = _mkdocs()
    made.files["docs/index.md"] = f"# A platform of {size} components\n\nMade to be measured.\n"
    if crowd:
        _add_crowd(made, crowd, numbers)
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


def _counts(size: int) -> list[int]:
    """How many components stand in each part, so that with all groups there are as many as asked for."""
    counts: list[int] = []
    while size:
        at = len(counts)
        groups = 1 + (at % _PARTS_IN_AREA == 0) + (at % (_PARTS_IN_AREA * _AREAS_IN_DOMAIN) == 0)
        if size <= groups:
            counts[-1] += size
            break
        counts.append(min(_PART, size - groups))
        size -= groups + counts[-1]
    return counts


def _put(files: dict[str, Any], part: Part, thing: str, inside: Mapping[str, Any]) -> None:
    """Adds a part to its file, and the groups that it is the first in; an area may go on in the next file."""
    file = files.setdefault(part.file, {"components": {}})["components"]
    domain, area = f"domain-{part.domain}", f"area-{part.area}"
    id = next(iter(inside)).rpartition("-")[0]
    number = int(id.rpartition("-")[2])
    if number % (_PARTS_IN_AREA * _AREAS_IN_DOMAIN) == 0:
        file[domain] = {"type": "group.Domain", "name": f"Domain {part.domain}", "summary": "A part of the business."}
    if number % _PARTS_IN_AREA == 0:
        file[area] = {
            "type": "group.Boundary",
            "name": f"Area {part.area}",
            "summary": "Services that change together.",
            "in": domain,
            "contains": {},
        }
    made = {
        "type": "group.System",
        "name": thing.capitalize(),
        "summary": f"All that {thing} need.",
        "contains": dict(inside),
    }
    if area in file:
        file[area]["contains"][id] = made
    else:
        file[id] = {**made, "in": area}


def _add_crowd(made: Project, boxes: int, numbers: random.Random) -> None:
    """A group of components that are connected at random, and the diagram that shows all of them."""
    ids = [f"crowd-{at}" for at in range(boxes)]
    ends: dict[tuple[str, str], None] = {}
    while len(ends) < round(boxes * CROWD_CONNECTIONS):
        start, end = numbers.sample(ids, 2)
        ends[start, end] = None
    crowd = {id: {"type": "aws.compute.Lambda", "name": id.capitalize(), "summary": "One of very many."} for id in ids}
    made.files["model/crowd.yml"] = {
        "components": {
            "crowd": {"type": "group.System", "name": "Crowd", "summary": "Too much at once.", "contains": crowd}
        },
        "connections": [{"from": start, "to": end} for start, end in ends],
    }
    made.files[f"diagrams/{CROWD}.yml"] = {
        "title": "Everything in the crowd",
        "select": ["in:crowd"],
        "depth": 1,  # It is not to be zoomed out.
    }
    made.files["diagrams/domains.yml"]["collapse"] = ["crowd"]
    made.components += len(ids) + 1
    made.connections += len(ends)


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


def _owners(size: int) -> int:
    return max(1, size // _COMPONENTS_TO_AN_OWNER)


def _slug(words: str) -> str:
    return words.replace(" ", "-")


def _mkdocs() -> str:
    """What `groundplan init` writes, under a name of our own."""
    begun = Path(groundplan.scaffold.__file__).parent / "project" / "mkdocs.yml"
    return "".join(
        "site_name: Measured\nsite_url: https://example.com/\n" if line.startswith("site_name:") else line
        for line in begun.read_text(encoding="utf-8").splitlines(keepends=True)
    )


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, help=f"how many components, groups among them; at least {SMALLEST}")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--crowd", type=int, default=0, metavar="BOXES", help="add a diagram of so many boxes")
    wishes = parser.parse_args(arguments)
    if wishes.size < SMALLEST:
        parser.error(f"a project has at least {SMALLEST} components")
    made = project(wishes.size, crowd=wishes.crowd)
    write(made, wishes.folder)
    sys.stdout.write(f"{made.components} components, {made.connections} connections, {made.flows} flows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
