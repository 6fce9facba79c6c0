"""How groups are framed: the providers' conventions, and titles that everybody can read."""

from __future__ import annotations

import pytest

from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.colors import DARK, WHITE, contrast, mixed, readable
from groundplan.catalog.component_type import ComponentType, FrameStyle


def frame_of(name: str) -> FrameStyle:
    return typed(name).frame


def typed(name: str) -> ComponentType:
    found = default_catalogue().resolve(name)
    assert isinstance(found, ComponentType), found
    return found


@pytest.mark.parametrize(
    ("name", "border", "dashed", "fill", "centred"),
    [
        ("aws.group.Cloud", "#242f3e", False, 0, False),
        ("aws.group.Account", "#e7157b", False, 0, False),
        ("aws.group.Region", "#00a4a6", True, 0, False),
        ("aws.group.AvailabilityZone", "#00a4a6", True, 0, True),
        ("aws.network.VPC", "#8c4fff", False, 0, False),
        ("aws.network.PublicSubnet", "#7aa116", False, 0.12, False),
        ("aws.network.PrivateSubnet", "#00a4a6", False, 0.12, False),
        ("aws.group.AutoScalingGroup", "#ed7100", True, 0, True),
        ("aws.group.SecurityGroup", "#dd344c", False, 0, True),
        ("aws.group.CorporateDataCenter", "#7d8998", False, 0, False),
        ("aws.group.Generic", "#7d8998", True, 0, False),
    ],
)
def test_aws_groups_look_as_aws_draws_them(name: str, border: str, dashed: bool, fill: float, centred: bool) -> None:
    look = frame_of(name)
    assert (look.border, look.dashed, look.fill, look.centred) == (border, dashed, fill, centred)
    assert not look.rounded


@pytest.mark.parametrize(
    ("name", "border"),
    [
        ("aws.compute.ElasticContainerService", "#ed7100"),
        ("aws.storage.S3", "#7aa116"),
        ("aws.business.Chime", "#7d8998"),
        ("azure.compute.KubernetesServices", "#0078d4"),
        ("gcp.compute.GKE", "#4285f4"),
        ("k8s.compute.Deployment", "#326ce5"),
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
        for background in (DARK, mixed(DARK, look.border, look.fill)):
            assert contrast(look.title_dark, background) >= 4.5, found.name


def test_every_border_can_be_seen_in_the_dark() -> None:
    for found in default_catalogue().all():
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
