"""A project that is read again and again is what it would be if it were read for the first time."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from groundplan.publish.findings import Findings, find_problems
from groundplan.publish.project import Project, load_project
from groundplan.scenes.kept_scenes import KeptScenes
from groundplan.source.reader import Kept

FILES = {
    "model/words.yml": "layers:\n  services:\n  data: {summary: Keeps things.}\nowners:\n  backend:\ntags:\n  api:\n",
    "model/platform.yml": """\
types:
  acme.Worker:
    extends: aws.compute.ECS
    defaults: {layer: services, tags: [api], properties: {a: b}}
components:
  platform:
    type: group.System
    summary: Everything, see [the app](component:app).
    contains:
      sg:
        type: aws.group.SecurityGroup
        summary: Lets in.
        allows:
          - {from: lb, port: 80, protocol: TCP}
      app:
        type: aws.compute.EC2
        summary: Answers.
        layer: services
        owner: backend
        tags: [api]
        member-of: [sg]
connections:
  - from: lb
    to: app
    label: forwards
  - from: app
    to: db
    tags: [api]
""",
    "model/data.yml": """\
components:
  lb:
    type: aws.network.ELB
    summary: Spreads.
    in: platform
  db:
    type: aws.database.RDS
    summary: Keeps orders.
    layer: data
  db-2:
    instance-of: db
    in: platform
  work:
    type: acme.Worker
    summary: Works.
connections:
  - {from: work, to: db, label: polls}
""",
    "model/flows.yml": """\
flows:
  order:
    name: Order
    steps:
      - {from: lb, to: app, text: asks}
      - {from: app, to: db-2, text: reads}
      - {from: db, to: app, text: answers}
      - opt:
          when: it is late
          steps:
            - {from: work, to: db, text: looks}
""",
    "diagrams/net.yml": "title: Network\nselect: [in:platform, 'tag:api']\ncollapse: [platform]\n",
    "diagrams/order.yml": "title: Order\nflow: order\n",
    "diagrams/_styles.yml": "styles:\n  - {match: 'tag:api', name: API, dashed: true}\n",
    "docs/index.md": "# Home\n\n[the app](component:app)\n",
    "docs/components/app.md": "More of [the data](component:db).\n",
}

LINES = (
    "  new:\n    type: aws.compute.EC2\n    summary: Is new.\n",
    "  app:\n    type: aws.compute.EC2\n    summary: Is there twice.\n",
    "    layer: nowhere\n",
    "    owner: Backend\n",
    "    tags: [api, api, edge]\n",
    "    summary: See [it](component:nope).\n",
    "\n",
    "# A remark.\n",
    "  - from: app\n    to: work\n",
    "  - from: app\n    to: db\n",
    "    - tab:\t: x: y\n",
    "    properties: {no: no, 'x': [1, ~]}\n",
)
WORDS = (
    "app",
    "db",
    "db-2",
    "lb",
    "work",
    "platform",
    "sg",
    "order",
    "api",
    "services",
    "acme.Worker",
    "new",
    "no",
    "[",
)


def change(folder: Path, numbers: random.Random) -> None:
    """Changes something in the project as people do, rightly or wrongly."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    file = numbers.choice(files)
    kind = numbers.randrange(8)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = numbers.randrange(len(lines) + 1)
    if kind == 0:
        file.unlink()
    elif kind == 1:
        file.rename(file.with_name(f"{numbers.choice('xyz')}-{file.name}"[-30:]))
    elif kind == 2:
        name = numbers.choice(tuple(FILES))
        (folder / name).write_text(FILES[name], encoding="utf-8")
    elif kind == 3 and lines:
        del lines[min(at, len(lines) - 1)]
        file.write_text("".join(lines), encoding="utf-8")
    elif kind == 4:
        words = "|".join(map(re.escape, WORDS))
        text = re.sub(rf"\b({words})\b", numbers.choice(WORDS), "".join(lines), count=numbers.randrange(1, 3))
        file.write_text(text, encoding="utf-8")
    else:
        file.write_text("".join([*lines[:at], numbers.choice(LINES), *lines[at:]]), encoding="utf-8")


def read(folder: Path, kept: Kept | None, scenes: KeptScenes | None) -> tuple[Project, Findings]:
    """The project and what is wrong in it."""
    project = load_project(folder, kept=kept, scenes=scenes)
    return project, find_problems(project, "Test")


def places(project: Project) -> list[object]:
    """Where everything in the model is written: things that say the same are equal wherever they stand."""
    model = project.model
    things = (model.components, model.connections, model.flows, model.layers, model.owners, model.tags)
    steps = (step.place for flow in model.flows.values() for step in flow.steps)
    return [*(thing.place for each in things for thing in each.values()), *steps]


@pytest.mark.parametrize("seed", range(8))
def test_after_any_changes_it_is_as_if_it_were_read_for_the_first_time(seed: int, tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    numbers, kept, scenes = random.Random(seed), Kept(), KeptScenes()
    assert read(tmp_path, kept, scenes)[1].problems == ()
    for _ in range(40):
        change(tmp_path, numbers)
        if not any(tmp_path.rglob("*.yml")) or numbers.randrange(6) == 0:
            for path, text in FILES.items():
                (tmp_path / path).write_text(text, encoding="utf-8")
        (kept_project, kept_found), (project, found) = read(tmp_path, kept, scenes), read(tmp_path, None, None)
        assert kept_found == found
        assert kept_project.model == project.model
        assert list(kept_project.model.components) == list(project.model.components)
        assert kept_project.diagrams.hand_written == project.diagrams.hand_written
        assert kept_project.docs == project.docs
        assert places(kept_project) == places(project)
        assert list(kept_project.diagrams.by_id) == list(project.diagrams.by_id)
        for id in project.diagrams.by_id:
            assert kept_project.diagrams.shown(id) == project.diagrams.shown(id)
        if numbers.randrange(4):
            scenes.settle()


def test_what_did_not_change_is_the_same_object(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    kept = Kept()
    before = load_project(tmp_path, kept=kept).model
    file = tmp_path / "model" / "data.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Works.", "Works hard."), encoding="utf-8")
    after = load_project(tmp_path, kept=kept).model
    assert after.components["work"].summary == "Works hard."
    assert after.components["app"] is before.components["app"]
    assert after.connections["app--db"] is before.connections["app--db"]
