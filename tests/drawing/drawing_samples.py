"""Scenes made by hand: the platform of the look that we measure ourselves against, and smaller ones."""

from __future__ import annotations

import importlib
from itertools import pairwise
from pathlib import Path

import diagrams

from groundplan.catalog.component_type import ComponentType, FrameStyle, Icon
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import Badge, Box, Direction, Edge, Frame, Item, Scene

FRAMES = {
    "cloud": FrameStyle("#242F3E", title="#242F3E", title_dark="#C9D1D9", border_dark="#C9D1D9"),
    "region": FrameStyle("#00A4A6", dashed=True, title="#00797B", title_dark="#4FD1D3"),
    "vpc": FrameStyle("#8C4FFF", title="#7A3DF0", title_dark="#B794FF"),
    "public": FrameStyle("#7AA116", fill=0.12, title="#5C7A11", title_dark="#A7CF3A"),
    "private": FrameStyle("#00A4A6", fill=0.12, title="#00797B", title_dark="#4FD1D3"),
    "plain": FrameStyle("#7D8998", dashed=True, rounded=True),
}
FRAME_TYPES = {
    "vpc": "aws.network.VPC",
    "public": "aws.network.PublicSubnet",
    "private": "aws.network.PrivateSubnet",
    "cloud": "aws.general.GenericOfficeBuilding",
}


def component_type(name: str, look: str = "plain") -> ComponentType:
    """A type of the `diagrams` library by its name, such as `aws.compute.EC2`."""
    module, node = name.rsplit(".", 1)
    cls = getattr(importlib.import_module(f"diagrams.{module}"), node)
    path = Path(diagrams.__file__).parent.parent / cls._icon_dir / cls._icon
    provider, category = name.split(".")[:2]
    return ComponentType(
        name,
        node,
        provider,
        category,
        Icon(name.replace(".", "-").lower(), path),
        FRAMES[look],
        on_border=node == "InternetGateway",
    )


def box(id: str, type: str, name: str = "", **values: object) -> Box:
    """A box, named after its id unless told."""
    return Box(id, id, id, name or id, component_type(f"aws.{type}"), **values)  # type: ignore[arg-type]


def frame(id: str, look: str, name: str, *children: Item) -> Frame:
    """A frame with the look of a kind of AWS group."""
    kind = component_type(FRAME_TYPES[look], look) if look in FRAME_TYPES else None
    return Frame(id, name, FRAMES[look], children, kind, id, id)


def edge(source: str, target: str, label: str = "", step: str = "", **values: object) -> Edge:
    """An edge, with a step's badge where one is given."""
    badges = (Badge(step, f"Step {step}"),) if step else ()
    name = f"{source}--{target}"
    return Edge(name, source, target, (name,), label, badges=badges, **values)  # type: ignore[arg-type]


def orders(direction: Direction = Direction.RIGHT) -> Scene:
    """Twenty-seven boxes in eight frames."""
    asynchronous = ConnectionKind.ASYNC
    items = (
        box("users", "general.Users", "Users"),
        frame(
            "cloud",
            "cloud",
            "AWS Cloud",
            box("dns", "network.Route53", "Route 53"),
            box("cdn", "network.CloudFront", "CloudFront"),
            box("waf", "security.WAF", "WAF"),
            frame(
                "region",
                "region",
                "eu-west-1 (Ireland)",
                box("apigw", "network.APIGateway", "API Gateway"),
                box("auth", "compute.Lambda", "authorizer", technology="Python"),
                box("cog", "security.Cognito", "Cognito"),
                box("s3", "storage.S3", "static-assets"),
                box("eb", "integration.Eventbridge", "Event bus"),
                box("sqs", "integration.SQS", "order-queue"),
                box("mail", "compute.Lambda", "mailer", technology="Python"),
                box("sns", "integration.SNS", "notifications"),
                box("ddb", "database.Dynamodb", "carts", technology="DynamoDB"),
                box("cw", "management.Cloudwatch", "CloudWatch"),
                box("sm", "security.SecretsManager", "Secrets Manager"),
                frame(
                    "vpc",
                    "vpc",
                    "VPC 10.0.0.0/16",
                    box("igw", "network.InternetGateway", "Internet gateway"),
                    box("nlb", "network.ElbNetworkLoadBalancer", "internal NLB"),
                    frame(
                        "puba",
                        "public",
                        "Public subnet A",
                        box("alb", "network.ElbApplicationLoadBalancer", "ALB"),
                        box("nata", "network.NATGateway", "NAT A"),
                    ),
                    frame("pubb", "public", "Public subnet B", box("natb", "network.NATGateway", "NAT B")),
                    frame(
                        "pria",
                        "private",
                        "Private subnet A",
                        box("orders", "compute.Fargate", "orders", technology="Go", count=3),
                        box("catalog", "compute.Fargate", "catalog", technology="Java 21"),
                    ),
                    frame(
                        "prib",
                        "private",
                        "Private subnet B",
                        box("payments", "compute.Fargate", "payments", technology="Kotlin"),
                        box("shipping", "compute.Fargate", "shipping", technology="Python"),
                    ),
                    frame(
                        "data",
                        "private",
                        "Data subnet",
                        box("rds", "database.Aurora", "orders-db", technology="Aurora MySQL"),
                        box("rds2", "database.RDS", "replica"),
                        box("redis", "database.ElastiCache", "cache", technology="Redis"),
                    ),
                ),
            ),
        ),
    )
    edges = (
        edge("users", "dns", step="1"),
        edge("dns", "cdn"),
        edge("cdn", "waf", step="2"),
        edge("waf", "apigw", "/api", step="3"),
        edge("cdn", "s3", "GET assets"),
        edge("waf", "igw", "web"),
        edge("igw", "alb"),
        edge("apigw", "auth"),
        edge("auth", "cog"),
        edge("apigw", "nlb", "VPC link", step="4"),
        edge("nlb", "orders", step="5"),
        edge("nlb", "payments"),
        edge("alb", "catalog"),
        edge("alb", "shipping"),
        edge("orders", "rds", "SQL", step="6"),
        edge("rds", "rds2", "replicates", kind=asynchronous),
        edge("catalog", "redis"),
        edge("orders", "redis"),
        edge("payments", "rds"),
        edge("shipping", "rds2"),
        edge("orders", "eb", "OrderPlaced", step="7", kind=asynchronous),
        edge("payments", "eb", kind=asynchronous),
        edge("eb", "sqs", kind=asynchronous),
        edge("sqs", "mail", kind=asynchronous),
        edge("mail", "sns", kind=asynchronous),
        edge("catalog", "ddb"),
        edge("orders", "nata", upstream=True),
        edge("payments", "natb", upstream=True),
        edge("shipping", "cw"),
        edge("payments", "sm"),
    )
    return Scene("orders", "Orders platform", direction, items, edges)


def chain(*names: str, direction: Direction = Direction.RIGHT) -> Scene:
    """Boxes in a row, each calling the next."""
    items = tuple(box(name, "compute.Lambda") for name in names)
    edges = tuple(edge(first, second) for first, second in pairwise(names))
    return Scene("chain", "Chain", direction, items, edges)
