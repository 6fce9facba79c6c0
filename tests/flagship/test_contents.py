"""The flagship holds what it is meant to show, each part with a page and a picture, and without a single warning."""

from __future__ import annotations

import re
from ipaddress import ip_network
from typing import Any

import pytest

from groundplan.drawing.draw import draw_here
from groundplan.model.component import ConnectionKind, Status
from groundplan.model.flow import Block, BlockKind, FlowItem, Note, Ride
from groundplan.pages.addresses import Addresses
from groundplan.pages.listing import components_listing
from groundplan.pages.medium import SITE
from groundplan.pages.page import Page
from groundplan.pages.write import Written
from groundplan.publish.project import Project

PLATFORM = {
    "route-53": "aws.network.Route53",
    "cloudfront": "aws.network.CloudFront",
    "certificate-manager": "aws.security.CertificateManager",
    "s3": "aws.storage.SimpleStorageServiceS3",
    "api-gateway": "aws.network.APIGateway",
    "vpc-link": "own.VpcLink",
    "load-balancer": "aws.network.ElbNetworkLoadBalancer",
    "vpc": "aws.network.VPC",
    "public-subnet": "aws.network.PublicSubnet",
    "private-subnet": "aws.network.PrivateSubnet",
    "bastion": "aws.compute.EC2",
    "internet-gateway": "aws.network.InternetGateway",
    "nat-gateway": "aws.network.NATGateway",
    "app": "aws.compute.EC2",
    "database": "aws.database.RDS",
    "app-security": "aws.group.SecurityGroup",
    "bastion-security": "aws.group.SecurityGroup",
    "database-security": "aws.group.SecurityGroup",
    "public-routes": "aws.network.RouteTable",
    "private-routes": "aws.network.RouteTable",
    "payments": "aws.compute.Lambda",
    "payment-events": "aws.integration.SimpleNotificationServiceSns",
    "payment-queue": "aws.integration.SimpleQueueServiceSqs",
    "payment-recorder": "aws.compute.Lambda",
    "transactions": "aws.database.Dynamodb",
}
REFERENCE = {
    "ref-cloudfront": "aws.network.CloudFront",
    "ref-s3": "aws.storage.SimpleStorageServiceS3",
    "ref-service": "aws.compute.Fargate",
    "ref-function": "aws.compute.Lambda",
    "ref-sessions": "aws.database.ElasticacheForRedis",
    "ref-cache": "aws.database.ElasticacheForMemcached",
    "ref-aurora": "aws.database.Aurora",
    "ref-dynamodb": "aws.database.Dynamodb",
}
EVOLUTION = {
    "mono-container": "aws.compute.ElasticContainerServiceContainer",
    "mono-ui": "own.NodeModule",
    "mono-business": "own.NodeModule",
    "mono-persistence": "own.NodeModule",
    "micro-api": "aws.network.APIGateway",
    "accounts-function": "aws.compute.Lambda",
    "ecs-cluster": "aws.compute.ElasticContainerService",
    "gpu-instances": "aws.compute.EC2Instances",
    "suggestions-service": "aws.compute.ElasticContainerServiceService",
    "eks-cluster": "aws.compute.ElasticKubernetesService",
    "soa-bus": "aws.integration.MQ",
}
SYSTEMS = {"platform": PLATFORM, "reference": REFERENCE, "evolution": EVOLUTION}
FLOWS = (
    "static-content",
    "api-request",
    "payment",
    "transaction-storing",
    "payment-notification",
    "maintenance",
    "outbound-traffic",
    "ref-cached-read",
    "ref-session",
    "ref-write",
    "ref-event",
    "any-method",
    "micro-order",
)


def page_of(pages: tuple[Page, ...], path: str) -> Page:
    return next(page for page in pages if page.path == path)


def test_the_flagship_has_no_problem_and_not_even_a_warning(project: Project, written: Written) -> None:
    problems = (*project.problems, *written.problems)
    assert [f"{problem.place}: {problem.message}" for problem in problems] == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_holds_its_components_with_the_right_types(project: Project, system: str) -> None:
    inside = {component.id: component.type.name for component in project.model.inside(system)}
    assert inside.items() >= SYSTEMS[system].items()


def test_the_systems_stand_side_by_side_at_the_top(project: Project) -> None:
    systems = [component.id for component in project.model.roots if component.type.name == "group.System"]
    assert systems == list(SYSTEMS)


def test_every_component_says_what_it_is(project: Project) -> None:
    silent = [each.id for each in project.model.components.values() if not each.summary or not each.description]
    assert silent == []


def test_every_part_of_a_system_has_a_layer_and_an_owner(project: Project) -> None:
    model = project.model
    parts = [each for each in model.components.values() if each.parent and not model.is_group(each.id)]
    assert [each.id for each in parts if not each.layer or not each.owner] == []


@pytest.mark.parametrize(
    ("member", "group"),
    [
        ("app", "app-security"),
        ("bastion", "bastion-security"),
        ("database", "database-security"),
        ("load-balancer", "load-balancer-security"),
        ("public-subnet", "public-routes"),
        ("private-subnet", "private-routes"),
    ],
)
def test_security_groups_and_route_tables_have_their_members(project: Project, member: str, group: str) -> None:
    assert group in project.model.components[member].member_of


def test_the_database_lets_in_the_application_and_the_bastion_and_nobody_else(project: Project) -> None:
    allows = project.model.components["database-security"].allows
    assert [(rule.peer, rule.port, rule.inbound) for rule in allows] == [
        ("app-security", "3306", True),
        ("bastion-security", "3306", True),
    ]


def test_the_private_subnet_goes_out_through_the_nat_gateway_and_the_public_one_through_the_internet_gateway(
    project: Project,
) -> None:
    def way_out(table: str) -> str:
        return next(line.target for line in project.model.components[table].routes if line.destination == "0.0.0.0/0")

    assert way_out("private-routes") == "nat-gateway"
    assert way_out("public-routes") == "internet-gateway"


def test_the_vpc_and_its_subnets_have_ranges_within_each_other(project: Project) -> None:
    model = project.model
    vpc = ip_network(str(model.components["vpc"].properties["cidr"]))
    subnets = [ip_network(str(each.properties["cidr"])) for each in model.inside("vpc") if "cidr" in each.properties]
    assert len(subnets) == 3
    assert all(subnet.supernet(new_prefix=vpc.prefixlen) == vpc for subnet in subnets)
    assert not any(a.overlaps(b) for a in subnets for b in subnets if a is not b)


def test_the_developers_way_through_the_bastion_is_management(project: Project) -> None:
    ways = project.model.between(["developers", "bastion"], ["bastion", "app", "database"])
    assert {way.id for way in ways} == {"developers--bastion", "bastion--app", "bastion--database"}
    assert {way.kind for way in ways} == {ConnectionKind.MANAGEMENT}


def test_api_gateway_passes_through_the_vpc_link_and_has_no_other_way_to_the_load_balancer(project: Project) -> None:
    model = project.model
    assert [way.id for way in model.incoming("load-balancer")] == ["vpc-link--load-balancer"]
    assert [way.id for way in model.incoming("vpc-link")] == ["api-gateway--vpc-link"]


def test_the_planned_server_is_listed_where_it_is_counted_and_drawn(written: Written, project: Project) -> None:
    pages = {page.path: page.markdown for page in written.pages}
    numbers = re.search(r"<b>(\d+)</b> <a[^>]*>components", pages["architecture.md"])
    assert numbers is not None
    listing = _listing(project)
    assert len(listing["rows"]) == int(numbers[1])
    server = next(row for row in listing["rows"] if row[0] == "app-b")
    assert listing["statuses"][server[7]] == "planned"
    link = '<a href="../../components/app/#instance-app-b">Second application server</a>'
    assert link in pages["diagrams/network.md"]


def _listing(project: Project) -> dict[str, Any]:
    """The data of which the catalogue is made."""
    return components_listing(project.model, Addresses(project.model, project.diagrams), SITE, {})


def test_no_two_components_of_the_catalogue_have_one_name(project: Project) -> None:
    names = [row[1] for row in _listing(project)["rows"]]
    assert "API Gateway (in Reference architecture)" in names
    assert len(set(names)) == len(names)


def test_the_second_server_is_planned_and_an_instance_of_the_first(project: Project) -> None:
    second = project.model.components["app-b"]
    assert (second.instance_of, second.status, second.parent) == ("app", Status.PLANNED, "private-subnet-b")


@pytest.mark.parametrize("flow", FLOWS)
def test_each_flow_has_a_page_with_its_numbered_picture(project: Project, pages: tuple[Page, ...], flow: str) -> None:
    assert len(project.model.flows[flow].steps) >= 3
    assert f"flow.{flow}" in page_of(pages, f"flows/{flow}.md").pictures
    scene = project.diagrams.scene(f"flow.{flow}")
    shown = {badge.number for edge in scene.edges for badge in edge.badges}
    assert shown == {step.number for step in project.model.flows[flow].steps}


def kinds(items: tuple[FlowItem, ...]) -> set[BlockKind]:
    found = set()
    for item in items:
        if isinstance(item, Block):
            found.add(item.kind)
            for branch in item.branches:
                found |= kinds(branch.items)
    return found


def test_flows_branch_repeat_and_run_side_by_side_where_the_architecture_does(project: Project) -> None:
    flows = project.model.flows
    assert kinds(flows["payment"].items) == {BlockKind.ALT, BlockKind.PAR}
    assert kinds(flows["transaction-storing"].items) == {BlockKind.LOOP, BlockKind.OPT}
    assert kinds(flows["ref-cached-read"].items) == {BlockKind.ALT}
    assert any(isinstance(item, Note) for item in flows["any-method"].items)


def test_the_recorder_polls_the_queue(project: Project) -> None:
    first = project.model.flows["transaction-storing"].steps[0]
    assert (first.source, first.target, first.ride) == ("payment-recorder", "payment-queue", Ride.POLL)


def test_every_component_has_a_page_with_a_picture(project: Project, pages: tuple[Page, ...]) -> None:
    bases = {project.model.base(id).id for id in project.model.components}
    assert [id for id in sorted(bases) if not page_of(pages, f"components/{id}.md").pictures] == []


def test_every_hand_written_diagram_draws(project: Project) -> None:
    for diagram in project.diagrams.hand_written:
        picture = draw_here(project.diagrams.scene(diagram.id))
        assert "<svg" in picture.svg
        assert picture.targets


def test_every_page_of_our_own_is_written(pages: tuple[Page, ...]) -> None:
    own = {
        "compare/monolith-and-microservices.md",
        "compare/service-oriented-architecture.md",
        "compare/ecs-and-eks.md",
        "compare/data-stores.md",
        "twelve-factors.md",
        "sources.md",
    }
    assert own <= {page.path for page in pages}


def test_the_comparison_shows_both_pictures(pages: tuple[Page, ...]) -> None:
    pictures = page_of(pages, "compare/monolith-and-microservices.md").pictures
    assert pictures[:3] == ("monolith", "verticals", "microservices")
