"""The groups and C4 kinds that the `diagrams` library has no class for."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.catalog.component_type import ComponentType, FrameStyle, Icon
from groundplan.catalog.drawn_icons import drawn_icon
from groundplan.catalog.frames import SLATE, TINT, frame


def _group(name: str, title: str, look: FrameStyle, icon: Icon | None = None) -> ComponentType:
    provider, _, rest = name.partition(".")
    return ComponentType(
        name=name,
        title=title,
        provider=provider,
        category=rest.rpartition(".")[0],
        icon=icon or drawn_icon("component"),
        frame=look,
    )


_ALL = (
    _group("aws.group.Cloud", "AWS Cloud", frame("#242f3e")),
    _group("aws.group.Account", "AWS account", frame("#e7157b")),
    _group("aws.group.Region", "Region", frame("#00a4a6", dashed=True)),
    _group("aws.group.AvailabilityZone", "Availability Zone", frame("#00a4a6", dashed=True, centred=True)),
    _group("aws.group.SecurityGroup", "Security group", frame("#dd344c")),
    _group("aws.group.AutoScalingGroup", "Auto Scaling group", frame("#ed7100", dashed=True)),
    _group("group.System", "System", frame(SLATE)),
    _group("group.Zone", "Zone", frame(SLATE, fill=TINT)),
    _group("c4.Person", "Person", frame("#08427b")),
    _group("c4.System", "Software system", frame("#1168bd", dashed=True)),
    _group("c4.Container", "Container", frame("#438dd5", dashed=True)),
    _group("c4.Component", "Component", frame("#85bbf0", dashed=True)),
)

GROUPS: Mapping[str, ComponentType] = {group.name: group for group in _ALL}
"""Our own types by name."""

GROUP_ALIASES: Mapping[str, str] = {
    "aws.group.VPC": "aws.network.VPC",
    "aws.group.PublicSubnet": "aws.network.PublicSubnet",
    "aws.group.PrivateSubnet": "aws.network.PrivateSubnet",
}
"""Names that one looks for among the groups, and where the library has them."""
