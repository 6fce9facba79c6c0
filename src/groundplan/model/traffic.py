"""The checked keys of security groups and route tables: what may pass, and where traffic goes."""

from __future__ import annotations

from collections.abc import Collection

from groundplan.model.component import Allowance, Route
from groundplan.model.connection_codes import ALLOWS_ONE_WAY
from groundplan.model.references import Spot, network, refer
from groundplan.model.written import Written
from groundplan.source.problem import Problem

LOCAL = "local"
"""The target of a route that stays inside the network."""


def allowances(written: Written, known: Collection[str], problems: list[Problem]) -> tuple[Allowance, ...]:
    """What the component lets through."""
    found: list[Allowance] = []
    for index, entry in enumerate(written.entry.allows):
        if bool(entry.from_) == bool(entry.to):
            fault = "says both `from` and `to`" if entry.to else "says neither `from` nor `to`"
            problems.append(ALLOWS_ONE_WAY.at(written.at("allows", index).place, fault=fault))
            continue
        inbound = bool(entry.from_)
        key = "from" if inbound else "to"
        peer = _end(entry.from_ or entry.to, known, problems, written, "allows", index, key)
        if peer is not None:
            found.append(Allowance(peer, inbound, entry.port, entry.protocol, entry.description))
    return tuple(found)


def routes(written: Written, known: Collection[str], problems: list[Problem]) -> tuple[Route, ...]:
    """Where the component sends traffic."""
    found: list[Route] = []
    for index, entry in enumerate(written.entry.routes):
        destination = _end(entry.destination, known, problems, written, "routes", index, "destination")
        target: str | None = entry.target
        if target != LOCAL and target not in known:
            target = refer(entry.target, (LOCAL, *known), "component", problems, written, "routes", index, "target")
        if destination is not None and target is not None:
            found.append(Route(destination, target, entry.description))
    return tuple(found)


def _end(word: str, known: Collection[str], problems: list[Problem], spot: Spot, *path: str | int) -> str | None:
    """One end of traffic: a component's id, or a network range, which ids cannot be taken for."""
    if any(character in word for character in "/.:"):
        return network(word, problems, spot, *path)
    return refer(word, known, "component", problems, spot, *path)
