"""What holds for the scenes of every model and every diagram."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundplan.model.model import Model
from groundplan.scenes import select
from groundplan.scenes.coverage import covered
from groundplan.scenes.diagram import Diagram, Grouping
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Scene, walk
from groundplan.testing import temporary_model
from tests.strategies import as_yaml, plans

relaxed = settings(
    max_examples=30, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large)
)
models = plans().map(lambda plan: temporary_model(as_yaml(plan.nested())))


@st.composite
def selectors(draw: st.DrawFn, model: Model) -> str:
    """A selector that names what the model has."""
    id = st.sampled_from(tuple(model.components))
    term = st.one_of(
        st.just("*"),
        id,
        st.builds("in:{}".format, id),
        st.builds("neighbours:{}:{}".format, id, st.integers(1, 3)),
        st.builds("member-of:{}".format, id),
        st.sampled_from(("status:live", "status:planned", "layer:*", "owner:*", "tag:*", "type:aws.*")),
    )
    return draw(
        st.recursive(
            term,
            lambda inner: (
                st.builds("not ({})".format, inner)
                | st.builds("({}) and ({})".format, inner, inner)
                | st.builds("({}) or ({})".format, inner, inner)
            ),
            max_leaves=4,
        )
    )


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Model, Scene]:
    """The scene of any diagram of any model."""
    model = draw(models)
    groups = [id for id in model.components if model.is_group(id)]
    diagram = Diagram(
        "drawn",
        "Drawn",
        select=tuple(draw(st.lists(selectors(model), max_size=2))),
        connections=draw(st.sampled_from(((), ("kind:sync",), ("not kind:async",)))),
        by=draw(st.sampled_from(Grouping)),
        depth=draw(st.none() | st.integers(0, 4)),
        collapse=tuple(draw(st.lists(st.sampled_from(groups), unique=True))) if groups else (),
        color_by=draw(st.sampled_from((None, "owner", "status"))),
        flow=draw(st.sampled_from((None, *model.flows))),
    )
    automatic = Diagrams(model).by_id
    chosen = draw(st.sampled_from((diagram, diagram, diagram, *automatic.values())))
    return model, Diagrams(model, (chosen,)).scene(chosen.id)


@relaxed
@given(scenes())
def test_nothing_stands_in_a_scene_twice_and_every_edge_has_its_ends(drawn: tuple[Model, Scene]) -> None:
    _, scene = drawn
    ids = [item.id for item in walk(scene.items)]
    assert len(ids) == len(set(ids))
    assert {end for edge in scene.edges for end in (edge.source, edge.target)} <= set(ids)
    assert len({edge.id for edge in scene.edges}) == len(scene.edges)


@relaxed
@given(scenes())
def test_an_edge_stands_for_connections_of_the_model_between_what_it_joins(drawn: tuple[Model, Scene]) -> None:
    model, scene = drawn
    stands = {item.id: _bases(model, item.id) for item in walk(scene.items) if item.component}
    for edge in scene.edges:
        assert edge.connections
        for id in edge.connections:
            connection = model.connections[id]
            assert model.base(connection.source).id in stands[edge.source]
            assert model.base(connection.target).id in stands[edge.target]
            assert connection.kind is edge.kind


@relaxed
@given(scenes())
def test_frames_hold_something_and_closed_groups_nothing_that_is_shown(drawn: tuple[Model, Scene]) -> None:
    model, scene = drawn
    shown = {box.id for box in scene.boxes()}
    assert all(frame.children for frame in scene.frames())
    for box in scene.boxes():
        if box.holds:
            assert shown.isdisjoint(each.id for each in model.inside(box.id))


@relaxed
@given(models)
def test_a_diagram_of_everything_shows_everything(model: Model) -> None:
    diagrams = Diagrams(model, (Diagram("all", "All"),))
    assert covered(model, (diagrams.items("all"),)) == frozenset(model.components)


@relaxed
@given(models, st.integers(0, 4))
def test_a_smaller_depth_never_shows_more(model: Model, depth: int) -> None:
    diagrams = Diagrams(model, (Diagram("near", "N", depth=depth + 1), Diagram("far", "F", depth=depth)))
    near, far = ({item.id for item in walk(diagrams.scene(id).items)} for id in ("near", "far"))
    assert len(tuple(diagrams.scene("far").boxes())) <= len(tuple(diagrams.scene("near").boxes()))
    assert {id for id in far if id in model.components and not model.members(id)} <= near


@relaxed
@given(st.data())
def test_selectors_obey_the_laws_of_sets(data: st.DataObject) -> None:
    model = data.draw(models)
    placements = Placements(model)
    a, b = data.draw(selectors(model)), data.draw(selectors(model))

    def ids(text: str) -> set[str]:
        return set(select.components([text], placements))

    everything = set(model.components)
    assert ids(f"not ({a})") == everything - ids(a)
    assert ids(f"({a}) or ({b})") == ids(a) | ids(b) == set(select.components([a, b], placements))
    assert ids(f"({a}) and ({b})") == ids(a) & ids(b)
    assert ids(f"not (({a}) or ({b}))") == ids(f"not ({a}) and not ({b})")
    assert select.components([a], placements) == tuple(id for id in model.components if id in ids(a))


@relaxed
@given(models)
def test_placing_connections_needs_every_connection_and_every_instance_with_neighbours(model: Model) -> None:
    placements = Placements(model)
    assert {placed.connection.id for placed in placements.all} == set(model.connections)
    for placed in placements.all:
        assert model.base(placed.source).id == model.base(placed.connection.source).id
        assert model.base(placed.target).id == model.base(placed.connection.target).id


def _bases(model: Model, id: str) -> set[str]:
    """The bases of a component and of everything in it."""
    if id not in model.components:
        return set()
    return {model.base(each).id for each in (id, *(inner.id for inner in model.inside(id)))}
