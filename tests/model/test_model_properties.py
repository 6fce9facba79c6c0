"""What holds for every model: tried on random ones."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundplan.model.flow import Block, FlowItem, Ride
from groundplan.model.load import Loaded, model_from_texts
from groundplan.model.model import Model
from groundplan.source.problem import Severity
from tests.strategies import Keys, Plan, as_yaml, content, plans, splits

modest = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def loaded(plan: Plan) -> Loaded:
    return model_from_texts({"model/model.yml": as_yaml(plan.nested())})


def model_of(plan: Plan) -> Model:
    return loaded(plan).model


@modest
@given(plans())
def test_a_valid_model_has_no_errors_and_everything_that_was_said(plan: Plan) -> None:
    result = loaded(plan)
    assert [problem for problem in result.problems if problem.severity is Severity.ERROR] == []
    assert set(result.model.components) == set(plan.components)
    assert len(result.model.connections) == len(plan.connections)
    assert set(result.model.flows) == set(plan.flows)
    for id, keys in plan.components.items():
        component = result.model.components[id]
        assert component.parent == keys.get("in")
        for key in ("name", "summary", "technology", "description", "owner", "layer"):
            if key in keys:
                assert getattr(component, key) == keys[key]


@modest
@given(plans())
def test_writing_inside_a_group_is_the_same_as_in(plan: Plan) -> None:
    flat = model_from_texts({"model/model.yml": as_yaml(plan.flat())}).model
    assert content(flat) == content(model_of(plan))


@modest
@given(st.data())
def test_any_split_over_files_in_any_order_is_the_same_model(data: st.DataObject) -> None:
    plan = data.draw(plans())
    texts = data.draw(splits(plan))
    result = model_from_texts(texts)
    assert [problem for problem in result.problems if problem.severity is Severity.ERROR] == []
    assert content(result.model) == content(model_of(plan))


@modest
@given(plans())
def test_loading_twice_gives_the_same(plan: Plan) -> None:
    assert loaded(plan) == loaded(plan)


@modest
@given(plans())
def test_the_tree_of_groups(plan: Plan) -> None:
    model = model_of(plan)
    for component in model.components.values():
        assert all(child.parent == component.id for child in model.children(component.id))
        assert [group.id for group in model.path(component.id)][-1:] == ([component.parent] if component.parent else [])
        inside = {below.id for below in model.inside(component.id)}
        assert inside == {other for other in model.components if component in model.path(other)}
        assert model.is_group(component.id) == bool(inside)
    everything = [one.id for root in model.roots for one in (root, *model.inside(root.id))]
    assert sorted(everything) == sorted(model.components)


@modest
@given(plans())
def test_membership_and_instances_agree_both_ways(plan: Plan) -> None:
    model = model_of(plan)
    for component in model.components.values():
        assert all(component in model.memberships(member.id) for member in model.members(component.id))
        assert all(component in model.members(group.id) for group in model.memberships(component.id))
        assert all(instance.instance_of == component.id for instance in model.instances(component.id))
        assert model.base(component.id).instance_of is None


@modest
@given(plans())
def test_upstream_is_downstream_seen_from_the_other_end(plan: Plan) -> None:
    model = model_of(plan)
    bases = [id for id in model.components if model.base(id).id == id]
    downstream = {id: {other.id for other in model.downstream(id)} for id in bases}
    for id in bases:
        assert {other.id for other in model.upstream(id)} == {other for other in bases if id in downstream[other]} - {
            id
        }
        assert {other.id for other in model.neighbours(id)} == {
            other for other in bases if other != id and (model.between([id], [other]) or model.between([other], [id]))
        }


@modest
@given(plans())
def test_each_connection_leaves_one_component_and_reaches_one(plan: Plan) -> None:
    model = model_of(plan)
    bases = [id for id in model.components if model.base(id).id == id]
    out = [connection.id for id in bases for connection in model.outgoing(id)]
    into = [connection.id for id in bases for connection in model.incoming(id)]
    between = [connection.id for connection in model.between(bases, bases)]
    assert sorted(out) == sorted(into) == sorted(between) == sorted(model.connections)


@modest
@given(plans())
def test_steps_are_numbered_each_differently_and_ride_what_joins_their_ends(plan: Plan) -> None:
    model = model_of(plan)
    for flow in model.flows.values():
        numbers = [step.number for step in flow.steps]
        assert len(set(numbers)) == len(numbers)
        for step in flow.steps:
            connection = model.connections[step.connection]
            ends = (model.base(step.source), model.base(step.target))
            along = (model.base(connection.source), model.base(connection.target))
            assert ends == (along if step.ride is Ride.ALONG else along[::-1])


@modest
@given(plans())
def test_a_block_keeps_every_branch_and_step(plan: Plan) -> None:
    model = model_of(plan)
    for id, keys in plan.flows.items():
        assert [_shape(item) for item in model.flows[id].items] == [_said_shape(item) for item in keys["steps"]]


def _shape(item: FlowItem) -> object:
    if isinstance(item, Block):
        return (item.kind.value, [(branch.when, [_shape(inner) for inner in branch.items]) for branch in item.branches])
    return item.text


def _said_shape(item: Keys) -> object:
    for kind in ("alt", "par", "opt", "loop"):
        if kind in item:
            said = item[kind]
            branches = said if isinstance(said, list) else [said]
            return (kind, [(branch["when"], [_said_shape(inner) for inner in branch["steps"]]) for branch in branches])
    return item["note"] if "note" in item else item["text"]
