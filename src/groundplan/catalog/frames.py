"""How groups are framed: in each provider's own convention, whatever type comes to contain others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from groundplan.catalog.colors import DARK, SHAPE_CONTRAST, WHITE, contrast, mixed, readable
from groundplan.catalog.component_type import FrameStyle

TINT = 0.12
"""The share of its colour that a filled frame has behind its content."""

_TITLE_CONTRAST = 5.0  # More than 4.5, since a frame may stand on the tint of another.
_CLEAR_CONTRAST = 7.0
_TITLE_CONTRAST_IN_THE_DARK = 5.5

SLATE = "#7d8998"
AZURE_BLUE = "#0078d4"
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

GOOGLE: Mapping[str, str] = {
    "cloud": "#4285f4",
    "project": "#6b7280",
    "account": "#3949ab",
    "system": "#558b2f",
    "infrastructure": "#8e24aa",
    "services": "#1565c0",
    "region": "#607d8b",
    "zone": "#c77700",
    "subnet": "#7e57c2",
    "firewall": "#d84315",
    "instances": "#827717",
    "cluster": "#d81b60",
    "on-premises": "#795548",
    "external": "#c62828",
}
"""The hues of the areas in Google's own diagrams, deep enough for a border and a title."""


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
    # What is too dark for a dark page becomes clearly light: a mere grey would look switched off.
    dark = border if contrast(border, DARK) >= SHAPE_CONTRAST else readable(border, DARK, _CLEAR_CONTRAST)
    return FrameStyle(
        border=border,
        fill=fill,
        dashed=dashed,
        centred=centred,
        rounded=rounded,
        icon_corner=icon_corner,
        title=readable(border, mixed(WHITE, border, fill), _TITLE_CONTRAST),
        title_dark=readable(dark, mixed(DARK, dark, fill), _TITLE_CONTRAST_IN_THE_DARK),
        border_dark=None if dark == border else dark,
    )


_AZURE_NETWORK = frame(AZURE_BLUE, rounded=True)
_AZURE_SUBNET = frame(AZURE_BLUE, fill=0.06, dashed=True, rounded=True)
_AZURE_RESOURCE_GROUP = frame("#7a7a7a", dashed=True, rounded=True)
_AZURE_SCALE_SET = frame(AZURE_BLUE, fill=0.04, rounded=True)
_AZURE_PLAN = frame("#3a6ea5", fill=0.05, rounded=True)
_AZURE_CLUSTER = frame("#7b3fb5", fill=0.04, rounded=True)
_AZURE_MANAGEMENT_GROUP = frame("#5c6773", fill=0.05, rounded=True)
_AZURE_SECURITY_GROUP = frame("#c0392b", dashed=True, rounded=True)
_GOOGLE_NETWORK = frame(GOOGLE["services"], fill=0.1, rounded=True)
_WORKLOAD = frame(KUBERNETES_BLUE, fill=0.06, dashed=True, rounded=True)

_TYPES: Mapping[str, FrameStyle] = {
    "aws.AWS": frame(AWS["ink"]),
    "aws.compute.ApplicationAutoScaling": frame(AWS["orange"], dashed=True, centred=True),
    "aws.compute.EC2AutoScaling": frame(AWS["orange"], dashed=True, centred=True),
    "aws.management.AutoScaling": frame(AWS["orange"], dashed=True, centred=True),
    "aws.network.PrivateSubnet": frame(AWS["teal"], fill=TINT),
    "aws.network.PublicSubnet": frame(AWS["green"], fill=TINT),
    "aws.network.VPC": frame(AWS["purple"]),
    "azure.appservices.AppServiceEnvironments": _AZURE_PLAN,
    "azure.appservices.AppServicePlans": _AZURE_PLAN,
    "azure.compute.AvailabilitySets": frame(AZURE_BLUE, dashed=True, rounded=True),
    "azure.compute.KubernetesServices": _AZURE_CLUSTER,
    "azure.compute.VMScaleSet": _AZURE_SCALE_SET,
    "azure.compute.VMScaleSets": _AZURE_SCALE_SET,
    "azure.containers.KubernetesServices": _AZURE_CLUSTER,
    "azure.general.ManagementGroups": _AZURE_MANAGEMENT_GROUP,
    "azure.general.Managementgroups": _AZURE_MANAGEMENT_GROUP,
    "azure.general.ResourceGroups": _AZURE_RESOURCE_GROUP,
    "azure.general.Resourcegroups": _AZURE_RESOURCE_GROUP,
    "azure.general.Subscriptions": frame("#b98900", fill=0.05, rounded=True),
    "azure.network.Subnets": _AZURE_SUBNET,
    "azure.network.VirtualNetworks": _AZURE_NETWORK,
    "azure.networking.NetworkSecurityGroups": _AZURE_SECURITY_GROUP,
    "azure.networking.Subnet": _AZURE_SUBNET,
    "azure.networking.VirtualNetworks": _AZURE_NETWORK,
    "azure.web.AppServiceEnvironments": _AZURE_PLAN,
    "azure.web.AppServicePlans": _AZURE_PLAN,
    "gcp.compute.KubernetesEngine": frame(GOOGLE["cluster"], fill=0.1, rounded=True),
    "gcp.management.Project": frame(GOOGLE["project"], fill=0.07, rounded=True),
    "gcp.network.Network": _GOOGLE_NETWORK,
    "gcp.network.VirtualPrivateCloud": _GOOGLE_NETWORK,
    "generic.network.Subnet": frame(SLATE, fill=TINT),
    "generic.place.Datacenter": frame(SLATE),
    "k8s.compute.DS": _WORKLOAD,
    "k8s.compute.Deploy": _WORKLOAD,
    "k8s.compute.Pod": frame(KUBERNETES_BLUE, fill=TINT, rounded=True),
    "k8s.compute.RS": _WORKLOAD,
    "k8s.compute.STS": _WORKLOAD,
    "k8s.group.NS": frame(KUBERNETES_BLUE, dashed=True, rounded=True),
    "k8s.infra.Master": frame(KUBERNETES_BLUE, fill=0.05, rounded=True),
    "k8s.infra.Node": frame("#4a6fa5", fill=0.08, rounded=True),
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
    "gcp": frame(GOOGLE["cloud"], rounded=True),
    "k8s": frame(KUBERNETES_BLUE, rounded=True),
}
"""What other types get when they contain something: the colour of their category or provider."""

_PLAIN = frame(SLATE)

_ON_BORDER = frozenset(
    {
        "alibabacloud.network.VpnGateway",
        "aws.general.InternetGateway",
        "aws.network.InternetGateway",
        "aws.network.VpnGateway",
        "azure.network.VirtualNetworkGateways",
        "azure.networking.VirtualNetworkGateways",
        "gcp.network.NAT",
        "gcp.network.VPN",
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
