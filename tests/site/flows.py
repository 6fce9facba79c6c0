"""A small project with two flows, one of which has every kind of block, whose pages the theme loads itself."""

from __future__ import annotations

from pathlib import Path

FLOWS = "http://flows.example/"
"""Where the browser finds the finished site."""

MODEL = """
components:
  users: {type: onprem.client.Users, name: Users, summary: Those who buy.}
  web: {type: aws.compute.EC2, name: Web, summary: Shows the shop.}
  api: {type: aws.compute.ECS, name: Api, summary: Knows the rules.}
  database: {type: aws.database.RDS, name: Database, summary: Keeps orders.}
  queue: {type: aws.integration.SQS, name: Queue, summary: Keeps jobs.}
connections:
  - {from: users, to: web, label: visit}
  - {from: web, to: api, label: calls}
  - {from: api, to: database, label: stores}
  - {from: api, to: queue, label: leaves jobs, kind: async}
flows:
  order:
    name: Order
    summary: From click to parcel.
    steps:
      - {from: users, to: web, text: order a *thing*}
      - alt:
          - when: it is in stock
            steps:
              - {from: web, to: api, text: asks for it}
              - alt:
                  - when: paid by card
                    steps: [{from: api, to: database, text: notes the card}]
                  - when: paid later
                    steps: [{from: api, to: database, text: notes the bill}]
          - steps: [{from: web, to: users, text: is sorry}]
      - loop:
          when: for each line
          steps:
            - {from: api, to: database, text: writes it down}
            - {from: database, to: api, text: confirms}
      - par:
          - when: the parcel
            steps: [{from: api, to: queue, text: leaves a job}]
          - when: the answer
            steps: [{from: api, to: web, text: returns a number}]
      - note: Nobody waits for the parcel.
  look:
    name: Look
    summary: Nothing is bought. [Ordering](flow:order) begins likewise.
    steps:
      - {from: users, to: web, text: look around}
      - {from: web, to: users, text: shows the shop}
"""

SETTINGS = f"""
site_name: Shop
site_url: {FLOWS}
theme:
  name: material
  font: false
  features: [navigation.instant, navigation.tracking]
plugins:
  - groundplan:
      export: []
"""


def make_flows(folder: Path) -> None:
    """Begins the project in the folder."""
    for path, text in {"model/shop.yml": MODEL, "mkdocs.yml": SETTINGS, "docs/index.md": "# Shop\n"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.lstrip(), encoding="utf-8")
