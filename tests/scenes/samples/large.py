"""Writes the large samples beside this file: models of 42 to 108 components whose shape follows a rule.

python tests/scenes/samples/large.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import yaml
from msgspec import Struct, field

FOLDER = Path(__file__).parent

FARGATE, LAMBDA, EC2 = "aws.compute.Fargate", "aws.compute.Lambda", "aws.compute.EC2"
RDS, DYNAMO, CACHE = "aws.database.RDS", "aws.database.Dynamodb", "aws.database.ElastiCache"
SQS, SNS, BUS, S3 = "aws.integration.SQS", "aws.integration.SNS", "aws.integration.Eventbridge", "aws.storage.S3"
GATEWAY, BALANCER = "aws.network.APIGateway", "aws.network.ElbApplicationLoadBalancer"
VPC, SUBNET, ACCOUNT, REGION = (
    "aws.network.VPC",
    "aws.network.PrivateSubnet",
    "aws.group.Account",
    "aws.group.Region",
)
SYSTEM, ZONE = "group.System", "group.Zone"

DOMAINS = (
    "catalogue", "basket", "orders", "payment", "shipping", "returns", "customers", "loyalty", "pricing", "stock",
    "search", "reviews", "mail", "fraud", "invoices", "reports",
)  # fmt: skip


class Sample(Struct):
    """A model being written: components flat, in the order in which they come, each in its group."""

    components: dict[str, dict[str, object]] = field(default_factory=dict)
    connections: list[dict[str, str]] = field(default_factory=list)

    def add(self, id: str, type: str, name: str = "", group: str = "", **more: object) -> str:
        """Adds a component; its name follows from its id unless told."""
        keys: dict[str, object] = {"type": type, "name": name or id.replace("-", " ").capitalize()}
        self.components[id] = keys | ({"in": group} if group else {}) | more
        return id

    def link(self, source: str, target: str, label: str = "", kind: str = "") -> None:
        """Connects two components, unless they are connected already in this direction."""
        if any((each["from"], each["to"]) == (source, target) for each in self.connections):
            return
        more = {"label": label, "kind": kind}
        self.connections.append({"from": source, "to": target} | {key: said for key, said in more.items() if said})


def mesh(count: int) -> Sample:
    """Services that call one to three others each, forwards as a rule."""
    sample, random = Sample(), Random(count)
    names = [
        sample.add(f"service-{number}", FARGATE, technology="Go" if number % 3 else "Java") for number in range(count)
    ]
    for number, name in enumerate(names):
        for _ in range(random.choice((1, 1, 2))):
            ahead = number + random.randint(1, 9)
            if ahead < count:
                sample.link(name, names[ahead], random.choice(("", "", "asks", "reads")))
        if number > 8 and random.random() < 0.1:
            sample.link(name, names[number - random.randint(2, 8)], "tells", "async")
    return sample


def layers(width: int, depth: int) -> Sample:
    """Layers of boxes, each calling one or two of the next layer."""
    sample, random = Sample(), Random(width * depth)
    for level in range(depth):
        group = sample.add(f"layer-{level}", ZONE)
        for column in range(width):
            sample.add(f"part-{level}-{column}", (FARGATE, LAMBDA, RDS)[level % 3], group=group)
            if level:
                for above in {column, (column + random.randint(0, 2)) % width}:
                    sample.link(
                        f"part-{level - 1}-{above}", f"part-{level}-{column}", "" if above == column else "uses"
                    )
    return sample


def hub(spokes: int) -> Sample:
    """Networks around one gateway, each with an application and a store."""
    sample = Sample()
    sample.add("hub", VPC)
    sample.add("transit", "aws.network.TransitGateway", "Transit gateway", "hub")
    sample.add("inspection", "aws.security.WAF", group="hub")
    sample.link("transit", "inspection", "mirrors", "data")
    for number in range(spokes):
        group = sample.add(f"spoke-{number}", VPC)
        sample.add(f"app-{number}", EC2, group=group, count=str(2 + number % 3))
        sample.add(f"store-{number}", RDS, group=group)
        sample.link("transit", f"app-{number}", f"10.{number}.0.0/16")
        sample.link(f"app-{number}", f"store-{number}", "reads and writes")
    return sample


def data_platform(sources: int) -> Sample:
    """Many sources, a lake of three stages, marts and reports."""
    sample = Sample()
    groups = {name: sample.add(name, ZONE) for name in ("sources", "intake", "raw", "clean", "marts", "reports")}
    for number in range(sources):
        sample.add(f"source-{number}", "onprem.compute.Server", group=groups["sources"])
        sample.add(f"raw-{number}", S3, group=groups["raw"])
        sample.add(f"clean-{number}", S3, group=groups["clean"])
    for name, type in (("stream", "aws.analytics.KinesisDataStreams"), ("files", "aws.migration.TransferForSftp")):
        sample.add(name, type, group=groups["intake"])
    for number in range(sources):
        sample.link(
            f"source-{number}", "stream" if number % 2 else "files", "every minute" if number % 2 else "", "data"
        )
        sample.link("stream" if number % 2 else "files", f"raw-{number}", kind="data")
        sample.link(f"raw-{number}", f"clean-{number}", "checks", "data")
    for number in range(sources // 2):
        mart = sample.add(f"mart-{number}", "aws.analytics.Redshift", group=groups["marts"])
        report = sample.add(f"report-{number}", "aws.analytics.Quicksight", group=groups["reports"])
        for each in (number, number + 1, number + sources // 2):
            sample.link(f"clean-{each}", mart, kind="data")
        sample.link(mart, report, "shows")
    return sample


def events(domains: int) -> Sample:
    """Domains that publish to one bus and listen through queues of their own."""
    sample = Sample()
    sample.add("bus", BUS, "Event bus")
    for number, domain in enumerate(DOMAINS[:domains]):
        group = sample.add(f"{domain}-domain", SYSTEM)
        service = sample.add(domain, LAMBDA, group=group)
        queue = sample.add(f"{domain}-queue", SQS, group=group)
        store = sample.add(f"{domain}-store", DYNAMO, group=group)
        sample.link(queue, service, kind="async")
        sample.link(service, store, "stores")
        sample.link(service, "bus", "publishes", "async") if number % 2 else sample.link("bus", queue, "", "async")
    return sample


def pipeline(stages: int, lanes: int) -> Sample:
    """Lanes of stages that run downwards, with gates between them and ways back."""
    sample = Sample()
    for lane in range(lanes):
        for stage in range(stages):
            sample.add(f"step-{lane}-{stage}", ("aws.devtools.Codebuild", EC2, S3)[stage % 3])
            if stage:
                sample.link(f"step-{lane}-{stage - 1}", f"step-{lane}-{stage}", "passes" if stage % 4 == 0 else "")
            if stage > 2 and stage % 5 == 0:
                sample.link(f"step-{lane}-{stage}", f"step-{lane}-{stage - 3}", "again", "async")
        if lane:
            sample.link(f"step-{lane - 1}-{stages // 2}", f"step-{lane}-{stages // 2 + 1}", "gate", "management")
    return sample


def landing_zone(accounts: int) -> Sample:
    """Accounts with a network of two subnets each; logs of all go to one account."""
    sample = Sample()
    sample.add("log-account", ACCOUNT)
    sample.add("trail", S3, "Trail of all accounts", "log-account")
    sample.add("audit", "aws.security.SecurityHub", group="log-account")
    sample.link("trail", "audit", "reads", "data")
    for number in range(accounts):
        account = sample.add(f"account-{number}", ACCOUNT)
        network = sample.add(f"network-{number}", VPC, group=account)
        for letter in "ab":
            subnet = sample.add(f"subnet-{number}-{letter}", SUBNET, group=network)
            sample.add(f"app-{number}-{letter}", EC2, group=subnet)
            sample.add(f"store-{number}-{letter}", RDS, group=subnet)
            sample.link(f"app-{number}-{letter}", f"store-{number}-{letter}", "reads and writes")
        sample.add(f"balancer-{number}", BALANCER, group=network)
        sample.link(f"balancer-{number}", f"app-{number}-a")
        sample.link(f"balancer-{number}", f"app-{number}-b")
        sample.link(f"store-{number}-a", f"store-{number}-b", "replicates", "data")
        sample.link(f"app-{number}-a", "trail", "logs", "data")
    return sample


def regions(count: int) -> Sample:
    """The same stack in several regions, with copies from the first to the others."""
    sample = Sample()
    sample.add("names", "aws.network.Route53")
    for number in range(count):
        region = sample.add(f"region-{number}", REGION)
        front = sample.add(f"front-{number}", GATEWAY, group=region)
        sample.link("names", front, "nearest")
        for domain in DOMAINS[:6]:
            service = sample.add(f"{domain}-{number}", FARGATE, domain.capitalize(), region)
            store = sample.add(f"{domain}-store-{number}", DYNAMO, f"{domain.capitalize()} table", region)
            sample.link(front, service)
            sample.link(service, store, "writes" if domain == "orders" else "")
            if number:
                sample.link(f"{domain}-store-0", store, "", "data")
    return sample


def domains(count: int) -> Sample:
    """Domains of a shop: interface, service, store and queue each, and calls from one to the next."""
    sample, random = Sample(), Random(7)
    sample.add("web", "onprem.client.Users", "Customers")
    for number, domain in enumerate(DOMAINS[:count]):
        group = sample.add(f"{domain}-system", SYSTEM)
        front = sample.add(f"{domain}-api", GATEWAY, group=group)
        service = sample.add(domain, FARGATE, group=group, technology="Kotlin")
        store = sample.add(f"{domain}-store", RDS if number % 2 else DYNAMO, group=group)
        queue = sample.add(f"{domain}-queue", SQS, group=group)
        sample.link(front, service)
        sample.link(service, store, "reads and writes")
        sample.link(queue, service, "", "async")
        if number < 4:
            sample.link("web", front, "calls")
        if number > 1:
            sample.link(DOMAINS[random.randrange(number)], queue, f"{domain} needed", "async")
            sample.link(DOMAINS[random.randrange(number)], front)
    return sample


def things(sites: int) -> Sample:
    """Sites with sensors behind an edge box; what they send is stored, watched and shown."""
    sample = Sample()
    sample.add("broker", "aws.iot.IotCore")
    for number in range(sites):
        site = sample.add(f"site-{number}", ZONE)
        edge = sample.add(f"edge-{number}", "aws.iot.IotGreengrass", group=site)
        for kind in ("heat", "door", "meter"):
            sensor = sample.add(f"{kind}-{number}", "aws.iot.IotSensor", group=site)
            sample.link(sensor, edge, "", "async")
        sample.link(edge, "broker", "sends", "async")
    for name, type in (("rules", LAMBDA), ("history", "aws.database.Timestream"), ("alarm", SNS), ("screens", EC2)):
        sample.add(name, type)
    sample.link("broker", "rules", kind="async")
    sample.link("rules", "history", "stores", "data")
    sample.link("rules", "alarm", "too hot", "async")
    sample.link("screens", "history", "reads")
    sample.link("screens", "broker", "switches", "management")
    return sample


def cells(count: int) -> Sample:
    """A router before cells that are alike and do not know each other; a control plane manages all."""
    sample = Sample()
    sample.add("router", BALANCER)
    sample.add("control", LAMBDA, "Control plane")
    for number in range(count):
        cell = sample.add(f"cell-{number}", ZONE)
        for name, type in (("entry", GATEWAY), ("logic", FARGATE), ("cache", CACHE), ("store", DYNAMO)):
            sample.add(f"{name}-{number}", type, group=cell)
        sample.link("router", f"entry-{number}", f"customers {number}")
        sample.link(f"entry-{number}", f"logic-{number}")
        sample.link(f"logic-{number}", f"cache-{number}")
        sample.link(f"logic-{number}", f"store-{number}", "writes")
        sample.link("control", f"cell-{number}", "", "management")
    return sample


def fans(count: int) -> Sample:
    """Many producers, a few topics in the middle, many consumers."""
    sample = Sample()
    topics = [sample.add(f"topic-{number}", SNS) for number in range(4)]
    for number in range(count):
        producer = sample.add(f"producer-{number}", LAMBDA)
        consumer = sample.add(f"consumer-{number}", LAMBDA)
        sample.link(producer, topics[number % 4], "", "async")
        sample.link(topics[(number * 3 + 1) % 4], consumer, "all" if number % 5 == 0 else "", "async")
        if number % 6 == 0:
            sample.link(producer, topics[(number + 1) % 4], "some", "async")
    return sample


LARGE: dict[str, tuple[Callable[[], Sample], str]] = {
    "mesh-48": (lambda: mesh(48), "right"),
    "mesh-100": (lambda: mesh(100), "right"),
    "layers-60": (lambda: layers(10, 6), "right"),
    "layers-64-down": (lambda: layers(8, 8), "down"),
    "hub-48": (lambda: hub(23), "right"),
    "data-platform-48": (lambda: data_platform(12), "right"),
    "events-46": (lambda: events(15), "right"),
    "pipeline-72-down": (lambda: pipeline(18, 4), "down"),
    "landing-zone-102": (lambda: landing_zone(20), "right"),
    "regions-53": (lambda: regions(4), "right"),
    "domains-49": (lambda: domains(12), "right"),
    "domains-65-down": (lambda: domains(16), "down"),
    "things-45": (lambda: things(10), "right"),
    "cells-98": (lambda: cells(24), "right"),
    "fans-44": (lambda: fans(20), "right"),
    "fans-44-down": (lambda: fans(20), "down"),
}
"""The samples by the names of their folders, with the direction of their one diagram."""


def files() -> Iterator[tuple[Path, str]]:
    """Every file of the large samples, and its text."""
    for name, (make, direction) in LARGE.items():
        sample = make()
        model = {"components": sample.components, "connections": sample.connections}
        text = yaml.safe_dump(model, sort_keys=False, allow_unicode=True, width=1000)
        yield FOLDER / name / "model" / "model.yml", text
        title = name.replace("-", " ").capitalize()
        yield FOLDER / name / "diagrams" / "all.yml", f"title: {title}\ndirection: {direction}\ndepth: 9\n"


if __name__ == "__main__":
    for path, text in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
