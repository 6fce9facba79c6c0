"""Models as Hypothesis strategies: valid ones of every shape, as YAML text in any split over files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import yaml
from hypothesis import strategies as st
from msgspec import Struct

from groundplan.model.model import Model

TYPES = ("aws.compute.EC2", "aws.database.RDS", "aws.network.VPC", "aws.group.Region", "group.Zone", "c4.Person")

SIZES = (12, 20, 30, 8, 5, 3, 2)
BOX_TYPES = ("aws.compute.EC2", "aws.database.RDS", "aws.compute.Lambda", "aws.integration.SQS", "k8s.compute.Pod")
GROUP_TYPES = ("aws.network.VPC", "aws.group.Region", "group.Zone", "group.System", "aws.network.PrivateSubnet")
WORDS = ("reads", "writes", "orders", "a", "invoices of the month", "Kundenstammdaten", "注文を送る", "платежи", "v2")

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


class Plan(Struct, frozen=True):
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
def architectures(draw: st.DrawFn, most: int = 30) -> Plan:
    """A model as large as one picture may be: nested groups, many connections with labels, and one flow."""
    names: st.SearchStrategy[str] = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
    components: dict[str, Keys] = {}
    groups: list[str] = []
    for number in range(draw(st.sampled_from([size for size in SIZES if size <= most]))):
        id = f"c{number}"
        group = draw(st.sampled_from((True, False, False, False)))
        components[id] = {"type": draw(st.sampled_from(GROUP_TYPES if group else BOX_TYPES)), "name": draw(names)}
        if groups and draw(st.sampled_from((True, True, True, False))):
            components[id]["in"] = draw(st.sampled_from(groups))
        more = {"technology": st.sampled_from(WORDS), "count": st.just("3")}
        components[id] |= draw(st.fixed_dictionaries({}, optional=more))
        if group:
            groups.append(id)
    connections = draw(_ways(components, len(components) * 3 // 2))
    walks = _walk(connections) if connections else st.just({})
    return Plan(components, connections, draw(walks), {}, {}, {})


@st.composite
def drawn(draw: st.DrawFn) -> tuple[str, str]:
    """A valid model and a diagram of all of it, both as YAML text."""
    plan = draw(st.one_of(plans(), architectures()))
    ways = {"direction": st.sampled_from(("right", "down"))}
    diagram: Keys = {"title": "All of it", "select": "*"} | draw(st.fixed_dictionaries({}, optional=ways))
    if plan.flows:
        diagram["flow"] = next(iter(plan.flows))
    return as_yaml(plan.flat()), as_yaml(diagram)


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
        return {name: content(getattr(thing, name)) for name in Model.__struct_fields__ if name != "catalogue"}
    if isinstance(thing, Struct):
        return {name: content(getattr(thing, name)) for name in thing.__struct_fields__}
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


@st.composite
def _ways(draw: st.DrawFn, components: Mapping[str, Keys], most: int) -> list[Keys]:
    """Connections between any two components of which none holds the other; two of one pair now and then."""
    above = {id: _groups(id, components) for id in components}
    ends = st.sampled_from(tuple(components))
    found: list[Keys] = []
    for source, target in draw(st.lists(st.tuples(ends, ends), max_size=most)):
        if source in above[target] or target in above[source]:
            continue
        keys: Keys = {"id": f"w{len(found)}", "from": source, "to": target}
        if draw(st.integers(0, 2)) or source == target:
            keys["label"] = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))
        keys["kind"] = draw(st.sampled_from(("sync", "sync", "async", "data", "management")))
        found.append(keys)
    return found


def _walk(connections: list[Keys]) -> st.SearchStrategy[dict[str, Keys]]:
    """No flow, or one of a few steps over any connections."""
    along = st.sampled_from([(one["from"], one["to"], one["id"]) for one in connections])
    step = st.tuples(along, st.booleans()).map(lambda ride: _step(ride[0], back=ride[1], text="goes on"))
    steps = st.lists(step, min_size=1, max_size=12)
    return st.one_of(st.just({}), steps.map(lambda found: {"walk": {"steps": found}}))


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
