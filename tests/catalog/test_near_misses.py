"""Names that do not resolve: why, and what is offered instead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from groundplan.catalog.catalogue import Unresolved, default_catalogue
from groundplan.catalog.codes import CODES, resolve_or_problem
from groundplan.catalog.component_type import ComponentType
from groundplan.source.document import Text
from groundplan.source.positions import Positions
from groundplan.source.problem import Place, Severity

HERE = Text("aws.compute.EC2", Positions("type: aws.compute.EC2\n", "model/web.yml"), 6, 21)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("aws.compute.Ec2", "aws.compute.EC2"),
        ("AWS.compute.EC2", "aws.compute.EC2"),
        ("aws.ec2", "aws.compute.EC2"),
        ("aws.dynamodb", "aws.database.Dynamodb"),
        ("aws.database.ddb", "aws.database.Dynamodb"),
        ("aws.apigateway", "aws.network.APIGateway"),
        ("aws.group.region", "aws.group.Region"),
        ("c4.container", "c4.Container"),
    ],
)
def test_a_wrong_case_is_told_apart(written: str, meant: str) -> None:
    assert default_catalogue().resolve(written) == Unresolved("wrong-case", (meant,))


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("aws.computer.EC2", "aws.compute.EC2"),
        ("aws.network.EC2", "aws.compute.EC2"),
        ("EC2", "aws.compute.EC2"),
        ("lambda", "aws.compute.Lambda"),
        ("diagrams.aws.compute.EC2", "aws.compute.EC2"),
        ("from diagrams.aws.compute import EC2", "aws.compute.EC2"),
        ("aws/compute/EC2", "aws.compute.EC2"),
        ("aws.compute.Lamda", "aws.compute.Lambda"),
        ("aws.NAT", "aws.network.NATGateway"),
        ("aws.Postgres", "aws.database.RDSPostgresqlInstance"),
        ("aws.SecurityGroups", "aws.group.SecurityGroup"),
        ("kubernetes.Pod", "k8s.compute.Pod"),
        ("aws.BigQuery", "gcp.analytics.Bigquery"),
        ("aws.Route-53", "aws.network.Route53"),
    ],
)
def test_the_nearest_type_is_offered_first(written: str, first: str) -> None:
    found = default_catalogue().resolve(written)
    assert isinstance(found, Unresolved)
    assert found.reason == "unknown"
    assert found.suggestions[0] == first


@pytest.mark.parametrize("written", ["", ".", "...", "xyzzy.plugh.Qwfp", "日本語", "a" * 5_000, "aws.[*]", "\\"])
def test_nonsense_gets_no_suggestion(written: str) -> None:
    assert default_catalogue().resolve(written) == Unresolved("unknown")


def test_every_suggestion_resolves() -> None:
    catalogue = default_catalogue()
    for written in ("aws.LoadBalancer", "azure.Database", "gcp.sql.Database", "onprem.Queue", "system", "ibm.gateway"):
        found = catalogue.resolve(written)
        assert isinstance(found, Unresolved)
        assert 0 < len(found.suggestions) <= 3
        assert all(isinstance(catalogue.resolve(name), ComponentType) for name in found.suggestions)


@settings(max_examples=60, deadline=None)
@given(some.text(max_size=40) | some.from_regex(r"(aws|azure|k8s|group|c4)(\.[A-Za-z0-9]{0,12}){1,3}", fullmatch=True))
def test_whatever_is_written_gets_a_type_or_names_that_resolve(written: str) -> None:
    catalogue = default_catalogue()
    found = catalogue.resolve(written)
    if isinstance(found, Unresolved):
        assert all(isinstance(catalogue.resolve(name), ComponentType) for name in found.suggestions)
        assert found == catalogue.resolve(written)


@pytest.mark.parametrize(
    ("written", "code", "message", "mend"),
    [
        (
            "aws.computer.EC2",
            "unknown-type",
            "`aws.computer.EC2` is not a type of component.",
            "Did you mean `aws.compute.EC2`?",
        ),
        (
            "diagrams.aws.compute.EC2",
            "unknown-type",
            "`diagrams.aws.compute.EC2` is not a type of component.",
            "Leave out `diagrams.`, which every type would begin with. Did you mean `aws.compute.EC2`?",
        ),
        (
            "qwfp",
            "unknown-type",
            "`qwfp` is not a type of component.",
            "Search for the type with `groundplan types WORD`.",
        ),
        (
            "aws.compute.Ec2",
            "wrong-case-type",
            "`aws.compute.Ec2` has the wrong case for a type of component.",
            "Did you mean `aws.compute.EC2`?",
        ),
        (
            "azure.Search",
            "ambiguous-type",
            "`azure.Search` may mean several types of component.",
            "Did you mean `azure.general.Search` or `azure.web.Search`?",
        ),
    ],
)
def test_a_name_that_does_not_resolve_is_a_problem(written: str, code: str, message: str, mend: str) -> None:
    found, problem = resolve_or_problem(default_catalogue(), written, HERE)
    assert found is None
    assert problem is not None
    assert (problem.code.name, problem.message, problem.mend) == (code, message, mend)
    assert (problem.place, problem.severity) == (Place("model/web.yml", 1, 7, 15), Severity.ERROR)


def test_a_name_that_resolves_is_no_problem() -> None:
    found, problem = resolve_or_problem(default_catalogue(), "aws.EC2", HERE)
    assert found is not None
    assert found.name == "aws.compute.EC2"
    assert problem is None


def test_codes_are_explained_with_examples() -> None:
    assert len({code.name for code in CODES}) == len(CODES)
    assert all(code.about and code.bad and code.good for code in CODES)
