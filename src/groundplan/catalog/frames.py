"""How groups are framed: in each provider's own convention, whatever type comes to contain others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from groundplan.catalog.colors import DARK, SHAPE_CONTRAST, WHITE, contrast, mixed, readable
from groundplan.catalog.component_type import FrameStyle

TINT = 0.12
"""The share of its colour that a filled frame has behind its content."""

SLATE = "#7d8998"
AZURE_BLUE = "#0078d4"
GOOGLE_BLUE = "#4285f4"
KUBERNETES_BLUE = "#326ce5"

AWS: Mapping[str, str] = {
    "ink": "#242f3e",
    "teal": "#00a4a6",
    "purple": "#8c4fff",
    "green": "#7aa116",
    "orange": "#ed7100",
    "pink": "#e7157b",
    "magenta": "#c925d1",
    "red": "#dd344c",
}
"""The colours of AWS' own groups and service categories."""


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


_AZURE_NETWORK = frame(AZURE_BLUE, rounded=True)
_AZURE_SUBNET = frame(AZURE_BLUE, fill=0.06, dashed=True, rounded=True)
_AZURE_RESOURCE_GROUP = frame("#7a7a7a", dashed=True, rounded=True)

_TYPES: Mapping[str, FrameStyle] = {
    "aws.AWS": frame(AWS["ink"]),
    "aws.compute.ApplicationAutoScaling": frame(AWS["orange"], dashed=True, centred=True),
    "aws.compute.EC2AutoScaling": frame(AWS["orange"], dashed=True, centred=True),
    "aws.management.AutoScaling": frame(AWS["orange"], dashed=True, centred=True),
    "aws.network.PrivateSubnet": frame(AWS["teal"], fill=TINT),
    "aws.network.PublicSubnet": frame(AWS["green"], fill=TINT),
    "aws.network.VPC": frame(AWS["purple"]),
    "azure.compute.AvailabilitySets": frame(AZURE_BLUE, dashed=True, rounded=True),
    "azure.general.ResourceGroups": _AZURE_RESOURCE_GROUP,
    "azure.general.Resourcegroups": _AZURE_RESOURCE_GROUP,
    "azure.general.Subscriptions": frame("#b98900", dashed=True, rounded=True),
    "azure.network.Subnets": _AZURE_SUBNET,
    "azure.network.VirtualNetworks": _AZURE_NETWORK,
    "azure.networking.NetworkSecurityGroups": frame("#c0392b", dashed=True, rounded=True),
    "azure.networking.Subnet": _AZURE_SUBNET,
    "azure.networking.VirtualNetworks": _AZURE_NETWORK,
    "gcp.management.Project": frame("#558b2f", fill=0.08, rounded=True),
    "gcp.network.Network": frame(GOOGLE_BLUE, fill=TINT, rounded=True),
    "gcp.network.VirtualPrivateCloud": frame(GOOGLE_BLUE, fill=TINT, rounded=True),
    "generic.network.Subnet": frame(SLATE, fill=TINT),
    "k8s.compute.Pod": frame(KUBERNETES_BLUE, fill=TINT, rounded=True),
    "k8s.group.NS": frame(KUBERNETES_BLUE, dashed=True, rounded=True),
    "k8s.infra.Node": frame(KUBERNETES_BLUE, fill=0.05, rounded=True),
}
"""Types of the library that are groups by nature."""

_FAMILIES: Mapping[str, FrameStyle] = {
    "aws.analytics": frame(AWS["purple"]),
    "aws.compute": frame(AWS["orange"]),
    "aws.database": frame(AWS["magenta"]),
    "aws.integration": frame(AWS["pink"]),
    "aws.iot": frame(AWS["green"]),
    "aws.management": frame(AWS["pink"]),
    "aws.ml": frame(AWS["teal"]),
    "aws.network": frame(AWS["purple"]),
    "aws.security": frame(AWS["red"]),
    "aws.storage": frame(AWS["green"]),
    "azure": frame(AZURE_BLUE, rounded=True),
    "gcp": frame(GOOGLE_BLUE, rounded=True),
    "k8s": frame(KUBERNETES_BLUE, rounded=True),
}
"""What other types get when they contain something: the colour of their category or provider."""

_PLAIN = frame(SLATE)

_ON_BORDER = frozenset(
    {
        "aws.general.InternetGateway",
        "aws.network.InternetGateway",
        "aws.network.VpnGateway",
        "azure.network.VirtualNetworkGateways",
        "azure.networking.VirtualNetworkGateways",
        "ibm.network.PublicGateway",
        "ibm.network.VpnGateway",
        "oci.network.Drg",
        "oci.network.DrgWhite",
        "oci.network.InternetGateway",
        "oci.network.InternetGatewayWhite",
        "oci.network.ServiceGateway",
        "oci.network.ServiceGatewayWhite",
        "outscale.network.InternetService",
    }
)
"""Ways in and out of a private network: they stand in its border."""


def frame_of(name: str) -> FrameStyle:
    """The frame of a library type: its own, else that of its category, else of its provider, else a plain one."""
    provider, _, rest = name.partition(".")
    category = f"{provider}.{rest.partition('.')[0]}"
    return _TYPES.get(name) or _FAMILIES.get(category) or _FAMILIES.get(provider) or _PLAIN


def on_border(name: str) -> bool:
    """Whether a library type stands on the border of the group that contains it."""
    return name in _ON_BORDER
