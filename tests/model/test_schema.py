"""The schemas of the model's language: every key is explained, and every key does something."""

import pytest

from groundplan.model import schema
from groundplan.model.schema import SCHEMAS, ComponentEntry, ConnectionEntry, FlowEntry
from groundplan.source.entry import Entry, keys_of
from groundplan.testing import temporary_model
from tests.strategies import content


def test_every_schema_is_listed() -> None:
    mine = [thing for thing in vars(schema).values() if isinstance(thing, type) and issubclass(thing, Entry)]
    assert set(SCHEMAS) == {thing for thing in mine if thing is not Entry}


@pytest.mark.parametrize("entry", SCHEMAS, ids=lambda entry: entry.__name__)
def test_every_key_is_explained(entry: type[Entry]) -> None:
    assert entry.__doc__
    for name, key in keys_of(entry).items():
        assert key.about.rstrip("`").endswith("."), name


MODEL = """
layers:
  services:
owners:
  backend:
tags:
  api:
types:
  acme.App: {extends: aws.compute.EC2}
components:
  app:
    type: aws.compute.EC2
    COMPONENT: ...
  other:
    type: aws.compute.EC2
  zone:
    type: group.Zone
connections:
  - from: app
    to: other
    CONNECTION: ...
flows:
  order:
    FLOW: ...
    steps:
      - from: app
        to: other
        text: asks
"""


def model_with(place: str, said: str) -> object:
    """What the model says with one more key at a place; the other places say nothing."""
    lines = [said if line.strip() == f"{place}: ..." else line for line in MODEL.splitlines()]
    return content(temporary_model("\n".join(line for line in lines if not line.endswith(": ..."))))


SAID = {
    "COMPONENT": (
        "name: Application",
        "summary: Answers.",
        "description: Answers.",
        "contains: {inner: {type: aws.compute.EC2}}",
        "in: zone",
        "member-of: other",
        "instance-of: other",
        "count: 2",
        "technology: Python",
        "layer: services",
        "owner: backend",
        "status: planned",
        "tags: [api]",
        "properties: {size: large}",
        "links: [{title: More, url: https://example.com}]",
        "allows: [{from: other}]",
        "routes: [{destination: other, target: local}]",
    ),
    "CONNECTION": (
        "id: asks",
        "label: asks",
        "protocol: HTTPS",
        "port: 443",
        "kind: data",
        "description: Asks.",
        "tags: [api]",
        "properties: {timeout: 1 s}",
    ),
    "FLOW": ("name: Orders", "summary: An order.", "description: An order."),
}


@pytest.mark.parametrize(("place", "said"), [(place, said) for place, keys in SAID.items() for said in keys])
def test_every_key_does_something(place: str, said: str) -> None:
    assert model_with(place, f"    {said}") != model_with("NOTHING", "")


@pytest.mark.parametrize(
    ("place", "entry", "base"),
    [
        ("COMPONENT", ComponentEntry, {"type"}),
        ("CONNECTION", ConnectionEntry, {"from", "to"}),
        ("FLOW", FlowEntry, {"steps"}),
    ],
)
def test_no_key_is_forgotten_above(place: str, entry: type[Entry], base: set[str]) -> None:
    assert {said.partition(":")[0] for said in SAID[place]} == set(keys_of(entry)) - base
