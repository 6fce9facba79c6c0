"""How groups are framed: the providers' conventions, and titles that everybody can read."""

from __future__ import annotations

import pytest

from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.colors import DARK, WHITE, contrast, mixed, readable
from groundplan.catalog.component_type import ComponentType, FrameStyle
from groundplan.catalog.drawn_icons import drawn_icon
from groundplan.catalog.groups import GROUP_ALIASES, GROUPS


def frame_of(name: str) -> FrameStyle:
    return typed(name).frame


def typed(name: str) -> ComponentType:
    found = default_catalogue().resolve(name)
    assert isinstance(found, ComponentType), found
    return found


AWS_GROUPS = {
    "aws.group.Cloud": ("#242f3e", False, 0, False),
    "aws.group.Account": ("#e7157b", False, 0, False),
    "aws.group.Region": ("#00a4a6", True, 0, False),
    "aws.group.AvailabilityZone": ("#00a4a6", True, 0, True),
    "aws.group.VPC": ("#8c4fff", False, 0, False),
    "aws.group.PublicSubnet": ("#7aa116", False, 0.12, False),
    "aws.group.PrivateSubnet": ("#00a4a6", False, 0.12, False),
    "aws.group.AutoScalingGroup": ("#ed7100", True, 0, True),
    "aws.group.SecurityGroup": ("#dd344c", False, 0, True),
    "aws.group.ElasticBeanstalkEnvironment": ("#ed7100", False, 0, False),
    "aws.group.EC2InstanceContents": ("#ed7100", False, 0, False),
    "aws.group.SpotFleet": ("#ed7100", False, 0, False),
    "aws.group.StepFunctionsWorkflow": ("#e7157b", False, 0, False),
    "aws.group.GreengrassDeployment": ("#7aa116", False, 0, False),
    "aws.group.ServerContents": ("#7d8998", False, 0, False),
    "aws.group.CorporateDataCenter": ("#7d8998", False, 0, False),
    "aws.group.Generic": ("#7d8998", True, 0, False),
}
"""Border, dashed, share of the fill, centred title: as in AWS' own set of groups."""


@pytest.mark.parametrize(("name", "look"), AWS_GROUPS.items())
def test_aws_groups_look_as_aws_draws_them(name: str, look: tuple[str, bool, float, bool]) -> None:
    found = frame_of(name)
    assert (found.border, found.dashed, found.fill, found.centred) == look
    assert not found.rounded


def test_every_aws_group_is_in_the_table() -> None:
    groups = {name for name in (*GROUPS, *GROUP_ALIASES) if name.startswith("aws.group.")}
    assert groups - {"aws.group.CorporateDataCentre"} == set(AWS_GROUPS)


@pytest.mark.parametrize(
    "name",
    [
        *("azure.group." + each for each in ("ManagementGroup", "Subscription", "ResourceGroup", "Region")),
        *("azure.group." + each for each in ("AvailabilityZone", "VirtualNetwork", "Subnet", "AppServicePlan")),
        *("gcp.group." + each for each in ("Cloud", "Organization", "Folder", "Project", "Region", "Zone", "VPC")),
        *("gcp.group." + each for each in ("Subnet", "Infrastructure", "OnPremises", "KubernetesCluster")),
        *("k8s.group." + each for each in ("Cluster", "Namespace", "Node", "Pod", "Deployment", "ControlPlane")),
        *("onprem.group." + each for each in ("DataCentre", "Site", "ServerRoom", "Rack", "DMZ", "VLAN", "Cluster")),
        *("group." + each for each in ("System", "Zone", "Boundary")),
    ],
)
def test_the_groups_of_every_provider_have_an_icon_and_a_frame_of_their_own(name: str) -> None:
    found = typed(name)
    assert found.icon is not None
    assert found.icon != drawn_icon("component")
    assert found.frame != frame_of("onprem.container.Docker") or name.startswith("onprem.")


def test_frames_that_stand_inside_each_other_differ() -> None:
    for names in (
        ("azure.group.Subscription", "azure.group.ResourceGroup", "azure.group.VirtualNetwork", "azure.group.Subnet"),
        ("gcp.group.Project", "gcp.group.VPC", "gcp.group.Region", "gcp.group.Zone", "gcp.group.Subnet"),
        ("k8s.group.Cluster", "k8s.group.Namespace", "k8s.group.Node", "k8s.group.Deployment", "k8s.group.Pod"),
        ("aws.group.Cloud", "aws.group.Region", "aws.group.VPC", "aws.group.AvailabilityZone"),
    ):
        assert len({frame_of(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "border"),
    [
        ("aws.compute.ElasticContainerService", "#ed7100"),
        ("aws.storage.S3", "#7aa116"),
        ("aws.business.Chime", "#7d8998"),
        ("azure.compute.FunctionApps", "#0078d4"),
        ("gcp.compute.Run", "#4285f4"),
        ("k8s.network.Ingress", "#326ce5"),
        ("onprem.container.Docker", "#7d8998"),
    ],
)
def test_what_is_no_group_by_nature_is_framed_like_its_family(name: str, border: str) -> None:
    assert frame_of(name).border == border


def test_every_title_can_be_read_in_both_themes() -> None:
    for found in default_catalogue().all():
        look = found.frame
        for background in (WHITE, mixed(WHITE, look.border, look.fill)):
            assert contrast(look.title, background) >= 4.5, found.name
        for background in (DARK, mixed(DARK, look.border_dark or look.border, look.fill)):
            assert contrast(look.title_dark, background) >= 4.5, found.name


def test_every_border_can_be_seen_in_both_themes() -> None:
    for found in default_catalogue().all():
        assert contrast(found.frame.border, WHITE) >= 3, found.name
        assert contrast(found.frame.border_dark or found.frame.border, DARK) >= 3, found.name


def test_a_border_that_is_seen_anyway_keeps_its_colour_in_the_dark() -> None:
    assert frame_of("aws.network.VPC").border_dark is None
    assert frame_of("aws.group.Cloud").border_dark is not None


def test_gateways_stand_on_the_border() -> None:
    assert typed("aws.InternetGateway").on_border
    assert typed("aws.general.InternetGateway").on_border
    assert not typed("aws.network.NATGateway").on_border


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable("#242f3e", WHITE) == "#242f3e"
    assert readable("#ed7100", WHITE) != "#ed7100"
