"""The groups and C4 kinds that the `diagrams` library has no class for."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.catalog.component_type import ComponentType, FrameStyle, Icon
from groundplan.catalog.drawn_icons import drawn_icon
from groundplan.catalog.frames import AWS, AZURE_BLUE, KUBERNETES_BLUE, SLATE, TINT, frame
from groundplan.catalog.library import library_icon


def _group(name: str, title: str, look: FrameStyle, icon: Icon) -> ComponentType:
    provider, _, rest = name.partition(".")
    category = rest.rpartition(".")[0]
    return ComponentType(name=name, title=title, provider=provider, category=category, icon=icon, frame=look)


def _aws(name: str, title: str, look: FrameStyle, icon: Icon) -> ComponentType:
    return _group(f"aws.group.{name}", title, look, icon)


_AWS = (
    _aws("Cloud", "AWS Cloud", frame(AWS["ink"]), drawn_icon("aws-cloud")),
    _aws("Account", "AWS account", frame(AWS["pink"]), library_icon("aws/management/organizations-account.png")),
    _aws("Region", "Region", frame(AWS["teal"], dashed=True), drawn_icon("aws-region")),
    _aws(
        "AvailabilityZone",
        "Availability Zone",
        frame(AWS["teal"], dashed=True, centred=True, icon_corner=False),
        drawn_icon("aws-availability-zone"),
    ),
    _aws(
        "SecurityGroup",
        "Security group",
        frame(AWS["red"], centred=True, icon_corner=False),
        drawn_icon("aws-security-group"),
    ),
    _aws(
        "AutoScalingGroup",
        "Auto Scaling group",
        frame(AWS["orange"], dashed=True, centred=True),
        library_icon("aws/compute/ec2-auto-scaling.png"),
    ),
    _aws(
        "ElasticBeanstalkEnvironment",
        "Elastic Beanstalk environment",
        frame(AWS["orange"]),
        library_icon("aws/compute/elastic-beanstalk.png"),
    ),
    _aws(
        "StepFunctionsWorkflow",
        "Step Functions workflow",
        frame(AWS["pink"]),
        library_icon("aws/integration/step-functions.png"),
    ),
    _aws(
        "EC2InstanceContents",
        "EC2 instance contents",
        frame(AWS["orange"]),
        library_icon("aws/compute/ec2-instance.png"),
    ),
    _aws("SpotFleet", "Spot Fleet", frame(AWS["orange"]), library_icon("aws/compute/ec2-spot-instance.png")),
    _aws(
        "GreengrassDeployment",
        "IoT Greengrass deployment",
        frame(AWS["green"]),
        library_icon("aws/iot/iot-greengrass.png"),
    ),
    _aws("ServerContents", "Server contents", frame(SLATE), drawn_icon("aws-server-contents")),
    _aws(
        "CorporateDataCenter",
        "Corporate data centre",
        frame(SLATE),
        drawn_icon("aws-corporate-data-center"),
    ),
    _aws("Generic", "Group", frame(SLATE, dashed=True, icon_corner=False), drawn_icon("aws-generic")),
)

_AZURE = (
    _group("azure.group.Cloud", "Azure", frame(AZURE_BLUE, rounded=True), library_icon("azure/azure.png")),
    _group(
        "azure.group.Tenant",
        "Tenant",
        frame(AZURE_BLUE, rounded=True),
        library_icon("azure/identity/tenant-properties.png"),
    ),
    _group("azure.group.Region", "Region", frame(AZURE_BLUE, dashed=True, rounded=True), drawn_icon("azure-region")),
    _group(
        "azure.group.AvailabilityZone",
        "Availability zone",
        frame(AZURE_BLUE, dashed=True, rounded=True, centred=True, icon_corner=False),
        drawn_icon("azure-availability-zone"),
    ),
)

# Google tints the ground of a group and leaves its border pale; the hues are those of its own diagrams.
_GCP = (
    _group("gcp.group.Cloud", "Google Cloud", frame("#4285f4", fill=0.05, rounded=True), library_icon("gcp/gcp.png")),
    _group(
        "gcp.group.Organization",
        "Organisation",
        frame("#4285f4", dashed=True, rounded=True),
        drawn_icon("gcp-organization"),
    ),
    _group("gcp.group.Folder", "Folder", frame("#4285f4", dashed=True, rounded=True), drawn_icon("gcp-folder")),
    _group("gcp.group.Region", "Region", frame("#607d8b", fill=TINT, rounded=True), drawn_icon("gcp-region")),
    _group("gcp.group.Zone", "Zone", frame("#c77700", fill=TINT, rounded=True), drawn_icon("gcp-zone")),
    _group("gcp.group.Subnet", "Subnet", frame("#7e57c2", fill=TINT, rounded=True), drawn_icon("gcp-subnet")),
    _group(
        "gcp.group.InstanceGroup",
        "Instance group",
        frame("#8a8b1c", fill=TINT, rounded=True),
        drawn_icon("gcp-instance-group"),
    ),
)

_KUBERNETES = (
    _group("k8s.group.Cluster", "Cluster", frame(KUBERNETES_BLUE, rounded=True), library_icon("k8s/k8s.png")),
    _group(
        "k8s.group.NodePool",
        "Node pool",
        frame(KUBERNETES_BLUE, dashed=True, rounded=True),
        drawn_icon("k8s-node-pool"),
    ),
)

_ON_PREMISES = (
    _group("onprem.group.DataCentre", "Data centre", frame(SLATE), drawn_icon("onprem-data-centre")),
    _group("onprem.group.Site", "Site", frame(SLATE), drawn_icon("onprem-site")),
    _group("onprem.group.Rack", "Rack", frame(SLATE), drawn_icon("onprem-rack")),
    _group("onprem.group.Network", "Network", frame(SLATE, fill=TINT), drawn_icon("onprem-network")),
    _group("onprem.group.DMZ", "DMZ", frame("#c0392b", dashed=True), drawn_icon("onprem-dmz")),
    _group("onprem.group.Cluster", "Cluster", frame(SLATE, dashed=True), drawn_icon("onprem-cluster")),
)

_GENERAL = (
    _group("group.System", "System", frame("#5a6b86", rounded=True), drawn_icon("system")),
    _group("group.Zone", "Zone", frame("#5a6b86", dashed=True, rounded=True), drawn_icon("zone")),
    _group("group.Domain", "Domain", frame("#5a6b86", fill=0.06, rounded=True), drawn_icon("domain")),
    _group("group.Team", "Team", frame("#5a6b86", fill=0.06, rounded=True), drawn_icon("team")),
    _group("group.Environment", "Environment", frame("#5a6b86", dashed=True, rounded=True), drawn_icon("environment")),
    _group("group.Network", "Network", frame("#5a6b86", fill=TINT), drawn_icon("network")),
)


def _c4(name: str, title: str, color: str, icon: str) -> ComponentType:
    """A C4 kind; what contains others becomes a boundary: dashed, with its title alone."""
    return _group(f"c4.{name}", title, frame(color, dashed=True, icon_corner=False), drawn_icon(icon))


_C4 = (
    _c4("Person", "Person", "#08427b", "c4-person"),
    _c4("System", "Software system", "#1168bd", "c4-system"),
    _c4("Container", "Container", "#438dd5", "c4-container"),
    _c4("Database", "Database", "#438dd5", "c4-database"),
    _c4("Component", "Component", "#5d9bd8", "c4-component"),
    _c4("ExternalPerson", "External person", "#7f7f7f", "c4-external-person"),
    _c4("ExternalSystem", "External software system", "#7f7f7f", "c4-external-system"),
)

GROUPS: Mapping[str, ComponentType] = {
    group.name: group for group in (*_AWS, *_AZURE, *_GCP, *_KUBERNETES, *_ON_PREMISES, *_GENERAL, *_C4)
}
"""Our own types by name."""

GROUP_ALIASES: Mapping[str, str] = {
    "aws.group.CorporateDataCentre": "aws.group.CorporateDataCenter",
    "aws.group.PrivateSubnet": "aws.network.PrivateSubnet",
    "aws.group.PublicSubnet": "aws.network.PublicSubnet",
    "aws.group.VPC": "aws.network.VPC",
    "azure.group.AvailabilitySet": "azure.compute.AvailabilitySets",
    "azure.group.ManagementGroup": "azure.general.ManagementGroups",
    "azure.group.NetworkSecurityGroup": "azure.networking.NetworkSecurityGroups",
    "azure.group.ResourceGroup": "azure.general.ResourceGroups",
    "azure.group.Subnet": "azure.network.Subnets",
    "azure.group.Subscription": "azure.general.Subscriptions",
    "azure.group.VirtualNetwork": "azure.network.VirtualNetworks",
    "gcp.group.Network": "gcp.network.Network",
    "gcp.group.Project": "gcp.management.Project",
    "gcp.group.VPC": "gcp.network.VirtualPrivateCloud",
    "k8s.group.Node": "k8s.infra.Node",
    "k8s.group.Pod": "k8s.compute.Pod",
    "onprem.group.DataCenter": "onprem.group.DataCentre",
}
"""Names that one looks for among the groups, and the types that they stand for, most of them the library's."""
