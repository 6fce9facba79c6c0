"""Which types a selector's pattern matches."""

from __future__ import annotations

import pytest

from groundplan.catalog.catalogue import Catalogue, default_catalogue
from groundplan.catalog.component_type import ComponentType


def with_worker() -> tuple[Catalogue, ComponentType]:
    base = default_catalogue().resolve("aws.compute.Lambda")
    assert isinstance(base, ComponentType)
    worker = ComponentType("acme.Worker", "Worker", "acme", "", base.icon, base.frame, extends=base)
    return default_catalogue().with_types({worker.name: worker}), worker


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("acme.Worker", True),
        ("acme.*", True),
        ("*.Worker", True),
        ("aws.compute.Lambda", True),
        ("aws.Lambda", True),
        ("aws.compute.*", True),
        ("aws.*", True),
        ("*", True),
        ("aws.database.*", False),
        ("aws.compute.EC2", False),
        ("aws.compute", False),
        ("AWS.*", False),
        ("aws.Nothing", False),
        ("aws.[a-z]*", False),
    ],
)
def test_a_pattern_follows_what_the_type_extends(pattern: str, matches: bool) -> None:
    catalogue, worker = with_worker()
    assert catalogue.matches(worker, pattern) is matches


def test_an_alias_and_a_short_name_match_the_canonical_type() -> None:
    catalogue = default_catalogue()
    table = catalogue.resolve("aws.database.Dynamodb")
    assert isinstance(table, ComponentType)
    assert catalogue.matches(table, "aws.database.DDB")
    assert catalogue.matches(table, "aws.DDB")
