"""Which connections lead out of a network: they are laid out backwards, or they would pull its gateway behind it."""

from __future__ import annotations

from groundplan.model.model import Model

GATEWAYS = frozenset(
    {
        "alibabacloud.network.NatGateway",
        "aws.general.InternetGateway",
        "aws.network.InternetGateway",
        "aws.network.NATGateway",
        "azure.networking.Nat",
        "digitalocean.network.InternetGateway",
        "gcp.network.NAT",
        "oci.connectivity.NATGateway",
        "oci.network.InternetGateway",
        "outscale.network.InternetService",
        "outscale.network.NatService",
    }
)
"""Types that stand at the entrance of a network and let traffic out of it."""

NETWORKS = frozenset(
    {
        "alibabacloud.network.VPC",
        "aws.network.VPC",
        "azure.network.VirtualNetworks",
        "azure.networking.VirtualNetworks",
        "digitalocean.network.Vpc",
        "gcp.network.VirtualPrivateCloud",
        "ibm.network.Vpc",
        "oci.network.Vcn",
    }
)
"""Types of group that are a network of their own."""


def leads_out(model: Model, source: str, target: str) -> bool:
    """Whether a connection goes to a gateway from within the gateway's own network."""
    if GATEWAYS.isdisjoint(model.components[target].type.lineage):
        return False
    around = model.path(target)
    networks = [group.id for group in around if not NETWORKS.isdisjoint(group.type.lineage)]
    network = networks[-1] if networks else next((group.id for group in reversed(around)), None)
    return network is not None and any(group.id == network for group in model.path(source))
