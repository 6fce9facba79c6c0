"""A small model, and its pages as the tests want them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from groundplan.model.model import Model
from groundplan.pages.codes import CODES
from groundplan.pages.draft import PageInputs
from groundplan.pages.medium import SITE, Medium
from groundplan.pages.page import Page
from groundplan.pages.write import Written, write_pages
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.problem import Place
from groundplan.testing import temporary_model

SHOP = """
    layers:
      data: {name: Data, summary: Where things are kept.}
    owners:
      backend: {name: Backend team}
    components:
      vpc:
        type: aws.network.VPC
        summary: The private network.
        contains:
          app:
            type: aws.compute.EC2
            name: Application
            technology: nginx
            summary: Answers **every** request, out of the [database](component:database).
            description: |
              # How

              See [the order](flow:order).
            owner: backend
            tags: [api]
            member-of: rules
            properties: {size: t3.micro, ports: ["80", "443"], disk: {kind: gp3, size: 8 GB}}
            links:
              - {title: Runbook, url: https://example.com/run}
          database:
            type: aws.database.RDS
            layer: data
            summary: Keeps orders.
          rules:
            type: aws.group.SecurityGroup
            summary: Who may come in.
            allows:
              - {from: database, port: 80, protocol: TCP}
              - {to: 0.0.0.0/0}
          app-b:
            instance-of: app
            count: 2
      users:
        type: onprem.client.Users
        summary: People who buy.
    connections:
      - {from: users, to: app, label: buy, protocol: HTTPS, port: 443}
      - {from: app, to: database, label: reads and writes, protocol: MySQL, port: 3306}
    flows:
      order:
        name: Order
        summary: From click to order.
        steps:
          - {from: users, to: app, text: orders}
          - note: Now it gets *serious*.
          - alt:
              - when: there is one left
                steps:
                  - {from: app, to: database, text: writes it down}
                  - {from: database, to: app, text: confirms}
              - steps:
                  - {from: app, to: users, text: is sorry}
"""


def diagrams_of(model: Model) -> Diagrams:
    diagram = Diagram(
        "request-path",
        "The request path",
        Place("diagrams/request-path.yml"),
        "How a *request* travels.",
        ("app", "users"),
    )
    return Diagrams(model, (diagram,))


def written(
    yaml: str = SHOP,
    *,
    root: Path = Path("nowhere"),
    medium: Medium = SITE,
    texts: Mapping[str, str] | None = None,
) -> Written:
    """The pages of the model, with one hand-written diagram."""
    model = temporary_model(yaml)
    diagrams = diagrams_of(model) if "app" in model.components else Diagrams(model)
    return write_pages(PageInputs(model, diagrams, "Shop", root, medium, texts or {}, CODES))


def page_of(result: Written, path: str) -> Page:
    return next(page for page in result.pages if page.path == path)


def reports(result: Written) -> list[str]:
    """The problems, in short: place, code, message, mend."""
    return [
        f"{problem.place} {problem.code.name}: {problem.message} {problem.mend}".rstrip() for problem in result.problems
    ]
