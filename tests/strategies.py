"""Models as Hypothesis strategies: valid ones of every shape, as YAML text in any split over files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import yaml
from hypothesis import strategies as st

from groundplan.model.model import Model

TYPES = ("aws.compute.EC2", "aws.database.RDS", "aws.network.VPC", "aws.group.Region", "group.Zone", "c4.Person")

ids = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
lines = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
values: st.SearchStrategy[Any] = st.recursive(
    lines,
    lambda inner: st.lists(inner, min_size=1, max_size=2) | st.dictionaries(ids, inner, min_size=1, max_size=2),
    max_leaves=4,
)

Keys = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """A valid model as plain values: components flat, by id, each with `in` where a group contains it."""

    components: dict[str, Keys]
    connections: list[Keys]
    flows: dict[str, Keys]
    layers: dict[str, Keys]
    owners: dict[str, Keys]
    tags: dict[str, Keys]

    def nested(self) -> Keys:
        """All sections, components written inside the `contains` of their groups."""
        inside: dict[str | None, dict[str, Keys]] = {}
        for id, keys in self.components.items():
            inside.setdefault(keys.get("in"), {})[id] = {key: value for key, value in keys.items() if key != "in"}

        def tree(group: str | None) -> dict[str, Keys]:
            below = inside.get(group, {})
            return {id: {**keys, **({"contains": tree(id)} if id in inside else {})} for id, keys in below.items()}

        return self._sections(tree(None))

    def flat(self) -> Keys:
        """All sections, components next to each other, with `in`."""
        return self._sections(self.components)

    def entries(self) -> list[Keys]:
        """The smallest parts that a file can hold, each as the sections of a file of its own."""
        found: list[Keys] = []
        for section, content in self.flat().items():
            parts = (
                [[entry] for entry in content] if isinstance(content, list) else [{id: content[id]} for id in content]
            )
            found.extend({section: part} for part in parts)
        return found

    def _sections(self, components: dict[str, Keys]) -> Keys:
        sections = {
            "components": components,
            "connections": self.connections,
            "flows": self.flows,
            "layers": self.layers,
            "owners": self.owners,
            "tags": self.tags,
        }
        return {name: content for name, content in sections.items() if content}


def as_yaml(sections: Mapping[str, Any]) -> str:
    """The sections as YAML text, every scalar in quotes, so that nothing in them is taken for anything else."""
    return yaml.safe_dump(dict(sections), default_style='"', allow_unicode=True, sort_keys=False, width=1000)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A valid model."""
    words = draw(st.lists(ids, min_size=1, max_size=16, unique=True))
    layers, owners, tags = (draw(_declared()) for _ in range(3))
    components: dict[str, Keys] = {}
    for id in words:
        components[id] = draw(_component(tuple(components), words, id, tuple(layers), tuple(owners), tuple(tags)))
    connections = draw(_connections(components, tuple(tags)))
    flows = draw(st.dictionaries(ids, _flow(connections), max_size=2)) if connections else {}
    return Plan(components, connections, flows, layers, owners, tags)


@st.composite
def splits(draw: st.DrawFn, plan: Plan) -> dict[str, str]:
    """The plan's text, its entries in any order, spread over any number of files and documents."""
    parts = draw(st.permutations(plan.entries()))
    texts: dict[str, list[str]] = {}
    for part in parts:
        path = f"model/{draw(st.sampled_from(('a', 'b/c', 'z')))}.yml"
        texts.setdefault(path, []).append(as_yaml(part))
    return {path: "---\n".join(documents) for path, documents in texts.items()}


def content(thing: Any) -> Any:
    """What a model, or a part of one, says: comparable, whatever the order and the places in which it is written."""
    if isinstance(thing, Model):
        return {key.name: content(getattr(thing, key.name)) for key in fields(thing) if key.name != "catalogue"}
    if is_dataclass(thing) and not isinstance(thing, type):
        return {key.name: content(getattr(thing, key.name)) for key in fields(thing) if key.name != "place"}
    if isinstance(thing, Mapping):
        return {key: content(value) for key, value in thing.items()}
    return [content(item) for item in thing] if isinstance(thing, tuple) else thing


def _declared() -> st.SearchStrategy[dict[str, Keys]]:
    """A section of layers, owners or tags; an empty one stands for no section at all."""
    entry = st.fixed_dictionaries({}, optional={"name": lines, "summary": lines, "description": lines})
    return st.dictionaries(ids, entry, max_size=3)


@st.composite
def _component(
    draw: st.DrawFn,
    earlier: tuple[str, ...],
    all_ids: list[str],
    own_id: str,
    layers: tuple[str, ...],
    owners: tuple[str, ...],
    tags: tuple[str, ...],
) -> Keys:
    keys: Keys = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "name": lines,
                "summary": lines,
                "description": lines,
                "technology": lines,
                "status": st.sampled_from(("planned", "live", "deprecated", "retired")),
                "count": st.integers(1, 9).map(str),
                "properties": st.dictionaries(lines, values, min_size=1, max_size=3),
                "owner": st.sampled_from(owners) if owners else ids,
                "tags": _tags(tags),
                "links": st.lists(
                    st.fixed_dictionaries({"title": lines, "url": st.just("https://example.com/")}),
                    min_size=1,
                    max_size=2,
                ),
            },
        )
    )
    if draw(st.booleans()) and layers:
        keys["layer"] = draw(st.sampled_from(layers))
    if draw(st.booleans()) and earlier:
        keys["in"] = draw(st.sampled_from(earlier))
    if earlier and draw(st.integers(0, 3)) == 0:
        keys["instance-of"] = draw(st.sampled_from(earlier))
    else:
        keys["type"] = draw(st.sampled_from(TYPES))
    others = [id for id in all_ids if id != own_id]
    if others and draw(st.integers(0, 3)) == 0:
        keys["member-of"] = draw(st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
    return keys


def _tags(tags: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(tags) if tags else ids, min_size=1, max_size=3, unique=True)


@st.composite
def _connections(draw: st.DrawFn, components: Mapping[str, Keys], tags: tuple[str, ...]) -> list[Keys]:
    above = {id: _groups(id, components) for id in components}
    found: list[Keys] = []
    pairs: set[tuple[str, str]] = set()
    ends = st.sampled_from(tuple(components))
    for source, target in draw(st.lists(st.tuples(ends, ends), max_size=12)):
        if source in above[target] or target in above[source]:
            continue
        keys: Keys = draw(
            st.fixed_dictionaries(
                {"from": st.just(source), "to": st.just(target)},
                optional={
                    "label": lines,
                    "protocol": lines,
                    "port": st.sampled_from(("1", "443", "8000-8100")),
                    "kind": st.sampled_from(("sync", "async", "data", "management")),
                    "tags": _tags(tags),
                },
            )
        )
        if source == target:
            keys["label"] = "again"
        if (source, target) in pairs:
            keys["id"] = f"c{len(found)}"
        pairs.add((source, target))
        found.append(keys)
    return found


def _groups(id: str, components: Mapping[str, Keys]) -> set[str]:
    found: set[str] = set()
    at = components[id].get("in")
    while at is not None:
        found.add(at)
        at = components[at].get("in")
    return found


def _flow(connections: list[Keys]) -> st.SearchStrategy[Keys]:
    along = st.sampled_from(
        [(one["from"], one["to"], one.get("id", f"{one['from']}--{one['to']}")) for one in connections]
    )
    rides = st.tuples(along, st.booleans(), lines)
    step = rides.map(lambda ride: _step(ride[0], back=ride[1], text=ride[2]))
    item = step | st.builds(lambda text: {"note": text}, lines)

    def block(inner: st.SearchStrategy[Keys]) -> st.SearchStrategy[Keys]:
        steps = st.lists(inner, min_size=1, max_size=3)
        branch = st.fixed_dictionaries({"when": lines, "steps": steps})
        branches = st.lists(branch, min_size=2, max_size=3)
        return st.one_of(
            st.builds(lambda content: {"alt": content}, branches),
            st.builds(lambda content: {"par": content}, branches),
            st.builds(lambda content: {"opt": content}, branch),
            st.builds(lambda content: {"loop": content}, branch),
        )

    steps = st.lists(st.recursive(item, block, max_leaves=6), min_size=1, max_size=4)
    return st.fixed_dictionaries({"steps": steps}, optional={"name": lines, "summary": lines, "description": lines})


def _step(connection: tuple[str, str, str], *, back: bool, text: str) -> Keys:
    source, target, id = connection
    start, end = (target, source) if back else (source, target)
    return {"from": start, "to": end, "text": text, "via": id}
