"""Searching types by words."""

from __future__ import annotations

import pytest

from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.groups import GROUPS


def found(words: str) -> list[str]:
    return [one.name for one in default_catalogue().search(words)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("lambda", "aws.compute.Lambda"),
        ("Lambda", "aws.compute.Lambda"),
        ("aws.compute.EC2", "aws.compute.EC2"),
        ("s3", "aws.storage.SimpleStorageServiceS3"),
        ("DDB", "aws.database.Dynamodb"),
        ("dynamo", "aws.database.Dynamodb"),
        ("route 53", "aws.network.Route53"),
        ("network load balancer", "aws.network.ElbNetworkLoadBalancer"),
        ("balancer network aws", "aws.network.ElbNetworkLoadBalancer"),
        ("statefulset", "k8s.compute.STS"),
        ("availability zone aws", "aws.group.AvailabilityZone"),
        ("lamda", "aws.compute.Lambda"),
        ("postgre", "onprem.database.Postgresql"),
    ],
)
def test_the_best_type_comes_first(words: str, first: str) -> None:
    assert found(words)[0] == first


def test_every_word_has_to_fit() -> None:
    assert set(found("aws queue")) < set(found("queue"))
    assert found("lambda azure") == []


def test_a_whole_name_beats_the_beginning_of_one_and_that_beats_the_inside() -> None:
    names = found("vpc")
    order = [names.index(name) for name in ("aws.network.VPC", "aws.network.VPCPeering")]
    assert order == sorted(order)


def test_nothing_is_found_by_nonsense() -> None:
    assert found("qwfpgj zxcv") == []


def test_no_words_find_everything() -> None:
    assert len(found("  ")) == len(default_catalogue().all())


def test_own_types_are_found_as_well() -> None:
    own = ComponentType("acme.Worker", "Night worker", "acme", "", None, GROUPS["group.System"].frame)
    catalogue = default_catalogue().with_types({own.name: own})
    assert catalogue.search("night worker")[0] is own
    assert catalogue.all()[0] is own
    assert default_catalogue().search("night worker") == ()
