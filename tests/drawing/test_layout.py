"""Both backends read the same geometry; which one is used follows from what is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from groundplan.drawing.job import dot_source
from groundplan.drawing.layout.backend import BACKEND_VARIABLE, NoBackendError
from groundplan.drawing.layout.dotcommand import by_command, read_json
from groundplan.drawing.layout.inprocess import in_process
from groundplan.drawing.layout.laid import curve
from groundplan.drawing.layout.lay_out import chosen_backend
from tests.drawing.drawing_samples import orders


def test_json_and_library_tell_the_same() -> None:
    import pygraphviz

    source = dot_source(orders())
    with_library = in_process(source)
    graph = pygraphviz.AGraph(string=source)
    with_json = read_json(graph.draw(format="json", prog="dot"))
    assert with_json.nodes.keys() == with_library.nodes.keys()
    assert with_json.edges.keys() == with_library.edges.keys()
    assert with_json.clusters.keys() == with_library.clusters.keys()
    for name, cluster in with_json.clusters.items():
        assert cluster == pytest.approx(with_library.clusters[name], abs=0.1)
    for name, node in with_json.nodes.items():
        assert node == pytest.approx(with_library.nodes[name], abs=0.1)


@pytest.mark.skipif(shutil.which("dot") is None, reason="there is no dot command")
def test_the_command_lays_out_everything() -> None:
    laid = by_command(dot_source(orders()))
    assert len(laid.nodes) == len(list(orders().boxes()))
    assert len(laid.clusters) == 8
    assert len(laid.edges) == 30


def test_the_command_is_used_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    command = tmp_path / "dot"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chosen_backend() is in_process
    monkeypatch.setenv(BACKEND_VARIABLE, "dot")
    assert chosen_backend() is by_command


def test_without_any_graphviz_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(BACKEND_VARIABLE, "dot")
    with pytest.raises(NoBackendError):
        chosen_backend()


def test_arrow_points_belong_to_the_curve() -> None:
    assert curve("s,1,2 e,9,2 2,2 3,2 7,2 8,2") == ((1, 2), (3, 2), (7, 2), (9, 2))
