"""How groups are framed: each provider's own convention, and a sensible frame for every type that may become a group."""

from __future__ import annotations

from functools import cache

from groundplan.catalog.colors import DARK, SHAPE_CONTRAST, WHITE, contrast, mixed, readable
from groundplan.catalog.component_type import FrameStyle

TINT = 0.12
"""The share of its colour that a filled frame has behind its content."""

SLATE = "#7d8998"


@cache
def frame(
    border: str,
    *,
    fill: float = 0.0,
    dashed: bool = False,
    centred: bool = False,
    rounded: bool = False,
    icon_corner: bool = True,
) -> FrameStyle:
    """A frame of that border colour, with title colours made readable on its own ground in both themes."""
    return FrameStyle(
        border=border,
        fill=fill,
        dashed=dashed,
        centred=centred,
        rounded=rounded,
        icon_corner=icon_corner,
        title=readable(border, mixed(WHITE, border, fill)),
        title_dark=readable(border, mixed(DARK, border, fill)),
        border_dark=None if contrast(border, DARK) >= SHAPE_CONTRAST else readable(border, DARK, SHAPE_CONTRAST),
    )


# AWS' own group colours.
_NETWORK, _COMPUTE, _DATABASE, _STORAGE = "#8c4fff", "#ed7100", "#c925d1", "#7aa116"
_INTEGRATION, _SECURITY, _TEAL = "#e7157b", "#dd344c", "#00a4a6"

_TYPES = {
    "aws.network.VPC": frame(_NETWORK),
    "aws.network.PublicSubnet": frame(_STORAGE, fill=TINT),
    "aws.network.PrivateSubnet": frame(_TEAL, fill=TINT),
    "aws.management.AutoScaling": frame(_COMPUTE, dashed=True),
    "aws.compute.ApplicationAutoScaling": frame(_COMPUTE, dashed=True),
    "aws.compute.EC2AutoScaling": frame(_COMPUTE, dashed=True),
    "aws.management.OrganizationsAccount": frame(_INTEGRATION),
    "aws.general.GenericOfficeBuilding": frame(SLATE),
    "aws.general.OfficeBuilding": frame(SLATE),
    "aws.general.TraditionalServer": frame(SLATE),
    "aws.general.General": frame(SLATE, dashed=True),
    "aws.AWS": frame("#242f3e"),
    "azure.general.Subscriptions": frame("#e8a200", rounded=True),
    "azure.general.Resourcegroups": frame("#7a7a7a", dashed=True, rounded=True),
    "azure.network.Subnets": frame("#0078d4", fill=0.06, dashed=True, rounded=True),
    "generic.network.Subnet": frame(SLATE, fill=TINT),
    "generic.place.Datacenter": frame(SLATE),
    "k8s.group.NS": frame("#326ce5", dashed=True, rounded=True),
    "k8s.infra.Node": frame("#326ce5", rounded=True),
    "k8s.compute.Pod": frame("#326ce5", fill=TINT, rounded=True),
}

# What a library type without a frame of its own gets when it contains others: the colour of its family.
_FAMILIES = {
    "aws.analytics": frame(_NETWORK),
    "aws.compute": frame(_COMPUTE),
    "aws.database": frame(_DATABASE),
    "aws.integration": frame(_INTEGRATION),
    "aws.management": frame(_INTEGRATION),
    "aws.network": frame(_NETWORK),
    "aws.security": frame(_SECURITY),
    "aws.storage": frame(_STORAGE),
    "aws": frame(SLATE),
    "azure": frame("#0078d4", rounded=True),
    "gcp": frame("#4285f4", rounded=True),
    "k8s": frame("#326ce5", rounded=True),
}

GENERIC = frame(SLATE)

_ON_BORDER = frozenset(
    {
        "aws.general.InternetGateway",
        "aws.network.InternetGateway",
        "aws.network.VpnGateway",
    }
)


def frame_of(name: str) -> FrameStyle:
    """The frame of a library type: its own, else that of its category, else of its provider, else a plain one."""
    provider, _, rest = name.partition(".")
    category = f"{provider}.{rest.partition('.')[0]}"
    return _TYPES.get(name) or _FAMILIES.get(category) or _FAMILIES.get(provider) or GENERIC


def on_border(name: str) -> bool:
    """Whether a library type stands on the border of the group that contains it."""
    return name in _ON_BORDER
