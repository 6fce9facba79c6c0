"""A project that has everything: a large picture, every status, a flow with ways to choose, a picture shown twice.

The theme loads its pages itself, and it lies below a path.
"""

from __future__ import annotations

from pathlib import Path

from groundplan.scaffold.begin import begin_project

PLAYGROUND = "http://playground.example/below/here/"
"""Where the browser finds the finished site."""

WORKERS = "\n".join(
    f"  worker-{number}:\n    type: aws.compute.Lambda\n    name: Worker {number}\n    summary: Works.\n    in: farm"
    for number in range(1, 25)
)
JOBS = "\n".join(f"  - from: worker-{number}\n    to: worker-{number + 1}" for number in range(1, 24) if number % 6)

FARM = f"""
components:
  farm:
    type: group.System
    name: Farm
    summary: Where the work is done.
{WORKERS}
connections:
{JOBS}
"""

STATUSES = """
components:
  statuses-network:
    type: aws.network.VPC
    name: Statuses
    summary: One of each.
    contains:
      soon: {type: aws.compute.Lambda, name: Soon, technology: Python, status: planned, summary: Comes.}
      late: {type: aws.compute.Lambda, name: Late, technology: Python, status: deprecated, summary: Goes.}
      gone: {type: aws.compute.Lambda, name: Gone, technology: Python, status: retired, summary: Went.}
connections:
  - {from: soon, to: late, label: will tell}
  - {from: late, to: gone, label: told}
  - {from: app, to: soon, label: asks}
flows:
  turn:
    name: Turn
    summary: One way or the other.
    steps:
      - {from: app, to: soon, text: asks}
      - alt:
          - when: it is known
            steps: [{from: soon, to: app, text: answers}]
          - when: it is not
            steps: [{from: soon, to: late, text: asks on}]
"""

TABLE = "\n\n| Who | Why |\n| --- | --- |\n| anybody | the [app](component:app) is open |\n"


def make_playground(folder: Path) -> None:
    """Begins the project in the folder."""
    begin_project(folder)
    files = {
        "model/farm.yml": FARM,
        "model/statuses.yml": STATUSES,
        "diagrams/farm.yml": "title: The farm\nselect:\n  - in:farm\n",
        "diagrams/statuses.yml": "title: Statuses\nselect:\n  - in:statuses-network\n",
        "docs/twice.md": "# Twice\n\n![](diagram:farm)\n\n![Again](diagram:farm)\n",
    }
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8")
    with (folder / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write(TABLE)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("  features:\n", "  features:\n    - navigation.instant\n", 1)
    text = text.replace("  - groundplan\n", "  - groundplan:\n      export: [png]\n", 1)
    settings.write_text(f"site_url: {PLAYGROUND}\nnot_in_nav: /twice.md\n{text}", encoding="utf-8")
