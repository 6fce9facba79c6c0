"""Whatever YAML the files hold: a model and problems come out, never an exception."""

from typing import Any

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from groundplan.model.load import model_from_texts
from groundplan.model.schema import SCHEMAS
from groundplan.source.entry import keys_of

keys = sorted({name for entry in SCHEMAS for name in keys_of(entry)})
words = st.sampled_from(
    (*keys, "a", "b", "c", "a--b", "local", "aws.compute.EC2", "group.Zone", "443", "", "10.0.0.0/8")
)
anything: st.SearchStrategy[Any] = st.recursive(
    words | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=30,
)
sections = st.dictionaries(st.sampled_from(keys), anything, max_size=6)
likely = st.fixed_dictionaries(
    {},
    optional={
        "components": st.dictionaries(words, st.dictionaries(words, anything, max_size=4) | anything, max_size=4),
        "connections": st.lists(st.dictionaries(words, anything, max_size=4) | anything, max_size=4),
        "flows": st.dictionaries(words, st.fixed_dictionaries({"steps": st.lists(anything, max_size=4)}), max_size=2),
        "types": st.dictionaries(words, anything, max_size=3),
        "layers": anything,
        "owners": anything,
        "tags": anything,
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sections | likely, min_size=1, max_size=3))
@example([{"components": {"a": {"contains": {"a": {"contains": {"a": {"in": "a"}}}}}}}])
@example([{"components": {"a": {"instance-of": "b"}, "b": {"instance-of": "a", "contains": {"c": None}}}}])
@example([{"connections": [{"from": None, "to": []}, None, [], "a"]}])
@example([{"flows": {"a": {"steps": [{"alt": None}, {"opt": []}, {"par": {}}, {"loop": "a"}, {"note": {}}, None]}}}])
def test_it_never_raises(documents: list[dict[str, Any]]) -> None:
    texts = {f"model/{number}.yml": yaml.safe_dump(document) for number, document in enumerate(documents)}
    result = model_from_texts(texts)
    places = {problem.place.path for problem in result.problems}
    assert places <= set(texts)
    for component in result.model.components.values():
        assert component.parent is None or component.parent in result.model.components
        assert component.instance_of is None or component.instance_of in result.model.components
        assert all(group in result.model.components for group in component.member_of)
    for flow in result.model.flows.values():
        assert all(step.connection in result.model.connections for step in flow.steps)
