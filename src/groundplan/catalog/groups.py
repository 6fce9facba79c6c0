"""The groups and C4 kinds that the `diagrams` library has no class for."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.catalog.component_type import ComponentType, FrameStyle, Icon
from groundplan.catalog.drawn_icons import drawn_icon
from groundplan.catalog.frames import AWS, AZURE_BLUE, GOOGLE, KUBERNETES_BLUE, SLATE, TINT, frame
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
        drawn_icon("aws-auto-scaling-group"),
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
        drawn_icon("aws-ec2-instance-contents"),
    ),
    _aws("SpotFleet", "Spot Fleet", frame(AWS["orange"]), drawn_icon("aws-spot-fleet")),
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
    _group(
        "azure.group.ContainerAppsEnvironment",
        "Container Apps environment",
        frame("#3a6ea5", fill=0.05, rounded=True),
        drawn_icon("azure-container-apps-environment"),
    ),
)


def _gcp(name: str, title: str, look: FrameStyle, icon: Icon) -> ComponentType:
    return _group(f"gcp.group.{name}", title, look, icon)


# Google tints the ground of an area and leaves its border pale; the hues are those of its own diagrams.
_GCP = (
    _gcp("Cloud", "Google Cloud", frame(GOOGLE["cloud"], fill=0.04, rounded=True), library_icon("gcp/gcp.png")),
    _gcp(
        "Organization",
        "Organisation",
        frame(GOOGLE["account"], dashed=True, rounded=True),
        drawn_icon("gcp-organization"),
    ),
    _gcp("Folder", "Folder", frame(GOOGLE["account"], dashed=True, rounded=True), drawn_icon("gcp-folder")),
    _gcp("Region", "Region", frame(GOOGLE["region"], fill=TINT, rounded=True), drawn_icon("gcp-region")),
    _gcp("Zone", "Zone", frame(GOOGLE["zone"], fill=TINT, rounded=True), drawn_icon("gcp-zone")),
    _gcp("Subnet", "Subnet", frame(GOOGLE["subnet"], fill=TINT, rounded=True), drawn_icon("gcp-subnet")),
    _gcp("Firewall", "Firewall", frame(GOOGLE["firewall"], fill=0.1, rounded=True), drawn_icon("gcp-firewall")),
    _gcp(
        "InstanceGroup",
        "Instance group",
        frame(GOOGLE["instances"], fill=TINT, rounded=True),
        drawn_icon("gcp-instance-group"),
    ),
    _gcp("System", "System", frame(GOOGLE["system"], fill=0.08, rounded=True), drawn_icon("gcp-system")),
    _gcp(
        "Infrastructure",
        "Infrastructure system",
        frame(GOOGLE["infrastructure"], fill=0.1, rounded=True),
        drawn_icon("gcp-infrastructure"),
    ),
    _gcp("Services", "Services", frame(GOOGLE["services"], fill=0.1, rounded=True), drawn_icon("gcp-services")),
    _gcp(
        "OnPremises",
        "On-premises",
        frame(GOOGLE["on-premises"], fill=TINT, rounded=True),
        drawn_icon("gcp-on-premises"),
    ),
    _gcp(
        "External", "External services", frame(GOOGLE["external"], fill=0.08, rounded=True), drawn_icon("gcp-external")
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
    _group(
        "k8s.group.ControlPlane",
        "Control plane",
        frame("#4a6fa5", fill=0.08, rounded=True),
        drawn_icon("k8s-control-plane"),
    ),
)

_ON_PREMISES = (
    _group("onprem.group.DataCentre", "Data centre", frame(SLATE), drawn_icon("onprem-data-centre")),
    _group("onprem.group.Site", "Site", frame(SLATE), drawn_icon("onprem-site")),
    _group("onprem.group.Rack", "Rack", frame(SLATE), drawn_icon("onprem-rack")),
    _group("onprem.group.ServerRoom", "Server room", frame(SLATE), drawn_icon("onprem-server-room")),
    _group(
        "onprem.group.Host",
        "Virtualisation host",
        frame("#5a6b86", fill=0.06),
        drawn_icon("onprem-host"),
    ),
    _group("onprem.group.Network", "Network", frame(SLATE, fill=TINT), drawn_icon("onprem-network")),
    _group("onprem.group.VLAN", "VLAN", frame("#0f766e", fill=0.08), drawn_icon("onprem-vlan")),
    _group("onprem.group.DMZ", "DMZ", frame("#c0392b", fill=0.05, dashed=True), drawn_icon("onprem-dmz")),
    _group("onprem.group.Cluster", "Cluster", frame(SLATE, dashed=True), drawn_icon("onprem-cluster")),
)

_GENERAL = (
    _group("group.System", "System", frame("#5a6b86", rounded=True), drawn_icon("system")),
    _group("group.Zone", "Zone", frame("#5a6b86", dashed=True, rounded=True), drawn_icon("zone")),
    _group("group.Domain", "Domain", frame("#5a6b86", fill=0.06, rounded=True), drawn_icon("domain")),
    _group("group.Team", "Team", frame("#5a6b86", fill=0.06, rounded=True), drawn_icon("team")),
    _group("group.Environment", "Environment", frame("#5a6b86", dashed=True, rounded=True), drawn_icon("environment")),
    _group("group.Boundary", "Boundary", frame("#5a6b86", dashed=True, icon_corner=False), drawn_icon("boundary")),
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
    _c4("Component", "Component", "#5796d3", "c4-component"),
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
    "azure.group.AppServiceEnvironment": "azure.appservices.AppServiceEnvironments",
    "azure.group.AppServicePlan": "azure.appservices.AppServicePlans",
    "azure.group.AvailabilitySet": "azure.compute.AvailabilitySets",
    "azure.group.KubernetesCluster": "azure.compute.KubernetesServices",
    "azure.group.ManagementGroup": "azure.general.ManagementGroups",
    "azure.group.NetworkSecurityGroup": "azure.networking.NetworkSecurityGroups",
    "azure.group.ResourceGroup": "azure.general.ResourceGroups",
    "azure.group.Subnet": "azure.network.Subnets",
    "azure.group.Subscription": "azure.general.Subscriptions",
    "azure.group.VirtualMachineScaleSet": "azure.compute.VMScaleSets",
    "azure.group.VirtualNetwork": "azure.network.VirtualNetworks",
    "gcp.group.KubernetesCluster": "gcp.compute.KubernetesEngine",
    "gcp.group.Network": "gcp.network.Network",
    "gcp.group.Project": "gcp.management.Project",
    "gcp.group.VPC": "gcp.network.VirtualPrivateCloud",
    "k8s.group.DaemonSet": "k8s.compute.DS",
    "k8s.group.Deployment": "k8s.compute.Deploy",
    "k8s.group.Node": "k8s.infra.Node",
    "k8s.group.Pod": "k8s.compute.Pod",
    "k8s.group.StatefulSet": "k8s.compute.STS",
    "onprem.group.DataCenter": "onprem.group.DataCentre",
}
"""Names that one looks for among the groups, and the types that they stand for, most of them the library's."""
