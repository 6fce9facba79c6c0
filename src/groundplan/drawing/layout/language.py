"""Graphviz' language, written: what `graphviz.Digraph` writes, in a fraction of the time, for names of our own only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from graphviz.quoting import quote

_quoted = lru_cache(maxsize=1 << 12)(quote)


class Digraph:
    """A graph, or a part of one, for the objects of the `diagrams` library: they write themselves into it as `dot`.

    Names of nodes are plain words, with a port or without one.
    """

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.graph_attr: dict[str, str] = {}
        self.node_attr: dict[str, str] = {}
        self.edge_attr: dict[str, str] = {}
        self._body: list[str] = []

    def node(self, name: str, label: str | None = None, **attributes: str) -> None:
        """A node; with no label and no attributes, only its name."""
        self._body.append(f"\t{name}{_list(attributes, label)}\n")

    def edge(self, tail: str, head: str, **attributes: str) -> None:
        """An edge from one node to another."""
        self._body.append(f"\t{tail} -> {head}{_list(attributes)}\n")

    def subgraph(self, part: Digraph) -> None:
        """Puts a finished part in."""
        self._body.extend(f"\t{line}" for line in part.lines("subgraph"))

    def lines(self, kind: str) -> Iterator[str]:
        """The graph line by line; `kind` is `digraph`, or `subgraph` for a part."""
        yield f"{kind} {self.name} {{\n" if self.name else "{\n"
        for what, attributes in (("graph", self.graph_attr), ("node", self.node_attr), ("edge", self.edge_attr)):
            if attributes:
                yield f"\t{what}{_list(attributes)}\n"
        yield from self._body
        yield "}\n"

    @property
    def source(self) -> str:
        """The whole graph."""
        return "".join(self.lines("digraph"))


def _list(attributes: Mapping[str, str], label: str | None = None) -> str:
    """A list of attributes, the label first and the others by their names."""
    parts = [] if label is None else [f"label={_quoted(label)}"]
    parts += [f"{name}={_quoted(attributes[name])}" for name in sorted(attributes)]
    return f" [{' '.join(parts)}]" if parts else ""
