"""Short names: `aws.Lambda` where one class has the name, a winner where one is plainly meant, else all candidates."""

from __future__ import annotations

import pytest

from groundplan.catalog.catalogue import Unresolved, default_catalogue, short_names
from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.groups import GROUP_ALIASES
from groundplan.catalog.winners import WINNERS


def resolved(name: str) -> str:
    found = default_catalogue().resolve(name)
    assert isinstance(found, ComponentType), found
    return found.name


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("aws.Lambda", "aws.compute.Lambda"),
        ("aws.EC2", "aws.compute.EC2"),
        ("aws.S3", "aws.storage.SimpleStorageServiceS3"),
        ("aws.DDB", "aws.database.Dynamodb"),
        ("aws.APIGateway", "aws.network.APIGateway"),
        ("aws.InternetGateway", "aws.network.InternetGateway"),
        ("aws.VPC", "aws.network.VPC"),
        ("aws.PrivateSubnet", "aws.network.PrivateSubnet"),
        ("aws.Redshift", "aws.analytics.Redshift"),
        ("aws.DMS", "aws.migration.DatabaseMigrationService"),
        ("aws.Region", "aws.group.Region"),
        ("aws.SecurityGroup", "aws.group.SecurityGroup"),
        ("azure.VirtualNetworks", "azure.network.VirtualNetworks"),
        ("azure.FunctionApps", "azure.compute.FunctionApps"),
        ("azure.ResourceGroup", "azure.general.ResourceGroups"),
        ("gcp.Run", "gcp.compute.Run"),
        ("gcp.Network", "gcp.network.Network"),
        ("k8s.Pod", "k8s.compute.Pod"),
        ("k8s.CM", "k8s.podconfig.CM"),
        ("k8s.Namespace", "k8s.group.NS"),
        ("onprem.Nginx", "onprem.network.Nginx"),
        ("onprem.Powerdns", "onprem.dns.Powerdns"),
    ],
)
def test_a_short_name_means_what_an_architect_means(short: str, full: str) -> None:
    assert resolved(short) == full


def test_every_short_name_resolves_or_names_all_its_candidates() -> None:
    catalogue = default_catalogue()
    for short, candidates in short_names().items():
        found = catalogue.resolve(short)
        if isinstance(found, Unresolved):
            assert found == Unresolved("ambiguous", candidates), short
            assert len(candidates) > 1
        else:
            assert found.name in (*candidates, short)


def test_every_winner_is_one_of_several_candidates() -> None:
    known = short_names()
    for short, winner in WINNERS.items():
        assert winner in known[short]
        assert len(known[short]) > 1, f"{short} needs no winner"


def test_what_stays_ambiguous_at_the_large_providers_is_known() -> None:
    large = ("aws.", "azure.", "gcp.", "k8s.", "onprem.")
    open_names = {
        short
        for short, candidates in short_names().items()
        if len(candidates) > 1 and short not in WINNERS and short.startswith(large)
    }
    assert open_names == {"azure.PowerPlatform", "azure.Search", "azure.UserSettings"}


def test_an_ambiguous_name_lists_every_candidate() -> None:
    assert default_catalogue().resolve("ibm.Gateway") == Unresolved(
        "ambiguous", ("ibm.network.Gateway", "ibm.security.Gateway")
    )


@pytest.mark.parametrize(("alias", "name"), GROUP_ALIASES.items())
def test_a_group_that_the_library_has_resolves_to_its_class(alias: str, name: str) -> None:
    assert resolved(alias) == name
