"""How a step of a flow finds the connection that it rides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from groundplan.model.component import Connection
from groundplan.model.flow import Ride
from groundplan.model.flow_codes import STEP_FITS_SEVERAL, STEP_WITHOUT_CONNECTION, VIA_ELSEWHERE
from groundplan.model.references import refer
from groundplan.source.document import Node, descend
from groundplan.source.ordinary import is_yaml_word
from groundplan.source.problem import Place, Problem


class Trip(Struct, frozen=True):
    """What a step, whose node is `at`, wants: from where to where, and over which connection if it says so."""

    source: str
    target: str
    at: Node
    via: str = ""


class Roads:
    """The connections of a model, found by their two ends. An instance has those of its base.

    `bases` are the bases of instances. `lost` are the ends of connections that are too broken to ride; they are nothing
    to complain about once more.
    """

    def __init__(
        self,
        connections: Mapping[str, Connection],
        bases: Mapping[str, str],
        lost: Collection[tuple[str | None, str | None]] = (),
    ) -> None:
        self._by_id = connections
        self._bases = bases
        self._lost = lost

    def find(self, trip: Trip, ridden: Collection[str], problems: list[Problem]) -> tuple[str, Ride] | None:
        """The id of the connection that the step rides, and how; None and mostly a problem where there is none.

        `ridden` are the connections that the flow rode along before: going back over one of them is a return.
        """
        forward, backward = self._between(trip.source, trip.target), self._between(trip.target, trip.source)
        if trip.via:
            return self._find_via(trip, trip.via, forward, backward, ridden, problems)
        fitting = forward or backward
        if not fitting:
            if not self._may_be_lost(trip):
                problems.append(_no_connection(trip))
            return None
        if len(fitting) > 1:
            problems.append(_several(trip, fitting))
        return fitting[0].id, Ride.ALONG if forward else _against(fitting[0], ridden)

    def _find_via(
        self,
        trip: Trip,
        via: str,
        forward: list[Connection],
        backward: list[Connection],
        ridden: Collection[str],
        problems: list[Problem],
    ) -> tuple[str, Ride] | None:
        for connection in (*forward, *backward):
            if connection.id == via:
                return via, Ride.ALONG if connection in forward else _against(connection, ridden)
        other = self._by_id.get(via)
        if other is not None:
            problems.append(_elsewhere(trip, other, descend(trip.at, ("via",)).place, (*forward, *backward)))
        elif not self._may_be_lost(trip):
            known = [connection.id for connection in (*forward, *backward)]
            refer(via, known or self._by_id, "connection", problems, trip.at, "via")
        return None

    def between(self, one: str, other: str) -> tuple[str, ...]:
        """The ids of the connections from one component to the other, an empty one, and those of the way back."""
        forward, backward = self._between(one, other), self._between(other, one)
        return (*(each.id for each in forward), "", *(each.id for each in backward))

    def _between(self, source: str, target: str) -> list[Connection]:
        return self._by_ends.get((self._base(source), self._base(target)), [])

    def _base(self, id: str) -> str:
        return self._bases.get(id, id)

    @cached_property
    def _by_ends(self) -> Mapping[tuple[str, str], list[Connection]]:
        found: dict[tuple[str, str], list[Connection]] = defaultdict(list)
        base = self._bases.get
        for connection in self._by_id.values():
            source, target = connection.source, connection.target
            found[base(source, source), base(target, target)].append(connection)
        return found

    def _may_be_lost(self, trip: Trip) -> bool:
        ends = {trip.source, trip.target, self._base(trip.source), self._base(trip.target)}
        return any({end for end in lost if end is not None} <= ends for lost in self._lost if any(lost))


def _against(connection: Connection, ridden: Collection[str]) -> Ride:
    return Ride.RETURN if connection.id in ridden else Ride.POLL


def _no_connection(trip: Trip) -> Problem:
    line = f"- {{from: {_yaml(trip.source)}, to: {_yaml(trip.target)}}}"
    hint = f"Correct the step, or add this line below `connections:`: `{line}`."
    return STEP_WITHOUT_CONNECTION.at(trip.at.place, source=trip.source, target=trip.target, hint=hint)


def _several(trip: Trip, fitting: Iterable[Connection]) -> Problem:
    ids = [connection.id for connection in fitting]
    listed = f"{', '.join(f'`{one}`' for one in ids[:-1])} and `{ids[-1]}`"
    return STEP_FITS_SEVERAL.at(trip.at.place, source=trip.source, target=trip.target, ids=listed, offer=ids[0])


def _elsewhere(trip: Trip, connection: Connection, place: Place, fitting: tuple[Connection, ...]) -> Problem:
    if len(fitting) == 1:
        hint = f"Leave out `via`: the step rides `{fitting[0].id}`."
    elif fitting:
        hint = "Name one of " + ", ".join(f"`{one.id}`" for one in fitting) + "."
    else:
        hint = f"Correct the step's ends, or connect `{trip.source}` with `{trip.target}` first."
    return VIA_ELSEWHERE.at(
        place,
        source=trip.source,
        target=trip.target,
        id=connection.id,
        start=connection.source,
        end=connection.target,
        hint=hint,
    )


def _yaml(id: str) -> str:
    """The id as YAML text: in quotes where YAML would take it for something else."""
    return f'"{id}"' if is_yaml_word(id) else id
