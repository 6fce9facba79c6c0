"""After each of many edits of all kinds, a site served by plain `mkdocs serve` is what a clean build makes of it."""

from __future__ import annotations

import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from msgspec import Struct, field

from tests.site.conftest import contents

EDITS = int(os.environ.get("GROUNDPLAN_EDITS", "25"))
"""How many; all fifty with `GROUNDPLAN_EDITS=50`."""

LIMIT = 60.0
IMPATIENT = "from groundplan.publish import studio; studio.PATIENCE = 0.0; from mkdocs.__main__ import cli; cli()"
"""MkDocs, where no page waits for a picture of which there is an earlier one: all come late."""

ROLES = ("aws.compute.Lambda", "aws.database.RDS", "aws.integration.SQS")


class Extension(Struct):
    """What the test adds to the shop, in a file of its own: `model/more.yml`, and a diagram, a template and a page."""

    root: Path
    chance: random.Random
    components: dict[str, dict[str, object]] = field(default_factory=dict)
    connections: dict[str, dict[str, str]] = field(default_factory=dict)
    made: int = 0

    def __post_init__(self) -> None:
        for _ in range(4):
            self.new_component()
        for _ in range(3):
            self.new_connection()
        self.write()
        (self.root / "templates/pages").mkdir(parents=True, exist_ok=True)
        self.template()
        self.page()
        self.diagram()

    def write(self) -> None:
        """Writes the file of the model."""
        group = {"type": "group.System", "name": "More", "summary": "Grows.", "contains": self.components}
        text = yaml.safe_dump({"components": {"more": group}, "connections": [*self.connections.values()]})
        (self.root / "model/more.yml").write_text(text)

    def text(self) -> None:
        """Another summary, or another label of a connection."""
        if self.connections and self.chance.random() < 0.3:
            self._any(self.connections)["label"] = f"label {self._number()}"
        else:
            self._any(self.components)["summary"] = f"Does *thing* {self._number()}."

    def name(self) -> None:
        """Another name."""
        self._any(self.components)["name"] = f"Thing {self._number()} renamed"

    def word(self) -> None:
        """Another layer, owner or status."""
        component = self._any(self.components)
        component["layer"] = self.chance.choice(["services", "data", "edge"])
        component["owner"] = self.chance.choice(["shop-team", "platform"])
        component["status"] = self.chance.choice(["live", "planned", "deprecated"])

    def new_component(self) -> None:
        """One component more."""
        number = self._number()
        type = self.chance.choice(ROLES)
        self.components[f"thing-{number}"] = {"type": type, "name": f"Thing {number}", "summary": "Is new."}

    def new_connection(self) -> None:
        """One connection more, within the file or into the shop."""
        source = self.chance.choice([*self.components])
        target = self.chance.choice([each for each in (*self.components, "app", "database", "queue") if each != source])
        id = f"road-{self._number()}"
        self.connections[id] = {"id": id, "from": source, "to": target, "label": "uses"}

    def removal(self) -> None:
        """One component less, with its connections."""
        if len(self.components) > 2:
            self._remove(self.chance.choice([*self.components]))

    def new_id(self) -> None:
        """Another id for a component: its page moves."""
        old = self.chance.choice([*self.components])
        new = f"thing-{self._number()}"
        self.components = {new if id == old else id: values for id, values in self.components.items()}
        for connection in self.connections.values():
            for end in ("from", "to"):
                connection[end] = new if connection[end] == old else connection[end]

    def order(self) -> None:
        """The same components in another order."""
        entries = [*self.components.items()]
        self.chance.shuffle(entries)
        self.components = dict(entries)

    def template(self) -> None:
        """Another template of the site's own."""
        number = self._number()
        (self.root / "templates/pages/about.md.j2").write_text(
            f"# About {number % 2}\n\n{{{{ model.components | length }}}} things, {number}.\n\n"
            "{% for each in model.children('more') %}{{ each | link }} {% endfor %}\n"
        )

    def page(self) -> None:
        """Another hand-written page, that leads into the model."""
        (self.root / "docs/notes.md").write_text(
            f"# Notes {self._number()}\n\n[App](component:app), ![More](diagram:more.inside)\n"
        )

    def diagram(self) -> None:
        """Another diagram."""
        (self.root / "diagrams/more.yml").write_text(f"title: More {self._number()}\nselect: [in:more, app]\n")

    def _any(self, entries: dict[str, dict[str, str]] | dict[str, dict[str, object]]) -> dict[str, object]:
        return entries[self.chance.choice([*entries])]  # type: ignore[return-value]

    def _number(self) -> int:
        self.made += 1
        return self.made

    def _remove(self, id: str) -> None:
        del self.components[id]
        left = {key: each for key, each in self.connections.items() if id not in (each["from"], each["to"])}
        self.connections = left


@contextmanager
def served(root: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """`mkdocs serve` of the project: its address, and the folder of the site that it serves."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (folder / "log").open("wb") as log:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder)}
        command = [sys.executable, "-c", IMPATIENT, "serve", "-a", address]
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        until(lambda: "Serving on" in (folder / "log").read_text(), lambda: (folder / "log").read_text())
        (site,) = folder.glob("mkdocs_*")
        yield address, site
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(LIMIT)


def until(condition: Callable[[], bool], explain: Callable[[], str]) -> None:
    """Waits until something is so."""
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end, explain()
        time.sleep(0.05)


def clean_build(root: Path, address: str, site: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the project, for the address at which it is served."""
    shutil.rmtree(site, ignore_errors=True)
    config = load_config(str(root / "mkdocs.yml"), site_url=f"http://{address}/", site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return contents(site)


def differences(served: Path, clean: dict[str, bytes]) -> list[str]:
    """The files that differ."""
    found = contents(served)
    return sorted(path for path in found.keys() | clean.keys() if found.get(path) != clean.get(path))


def test_the_served_site_is_that_of_a_clean_build_after_every_edit(own_shop: Path, tmp_path: Path) -> None:
    settings = (own_shop / "mkdocs.yml").read_text()
    own_export = settings.replace("  - groundplan\n", "  - groundplan:\n      export: []\n", 1)
    own_export = re.sub(r"^nav:\n(?:  .*\n)+", "", own_export, flags=re.MULTILINE)
    (own_shop / "mkdocs.yml").write_text(own_export)
    chance = random.Random(20)
    more = Extension(own_shop, chance)
    kinds = [more.text, more.text, more.text, more.name, more.word, more.new_component, more.new_connection]
    kinds += [more.new_connection, more.removal, more.new_id, more.order, more.template, more.page, more.diagram]
    kinds += [more.write]

    with served(own_shop, tmp_path / "served") as (address, site):
        told: list[str] = []
        clean: dict[str, bytes] = {}
        for number in range(EDITS):
            kind = chance.choice(kinds)
            breaks = number % 7 == 6
            if breaks:
                clean = clean_build(own_shop, address, tmp_path / "clean")
                (own_shop / "model/more.yml").write_text("components:\n  more: {type: nope\n")
                until(lambda: "gp-problems" in page(address), lambda: "no banner")
                assert differences(site, clean) == []
            kind()
            more.write()
            told.append(f"{number}: {'broken, then ' if breaks else ''}{kind.__name__}")
            clean = clean_build(own_shop, address, tmp_path / "clean")
            until(partial(is_like, site, clean), partial(explained, site, clean, told))
            until(lambda: "gp-problems" not in page(address), lambda: "the banner stays")


def is_like(served: Path, clean: dict[str, bytes]) -> bool:
    """Whether the served site is that one."""
    return not differences(served, clean)


def explained(served: Path, clean: dict[str, bytes], told: list[str]) -> str:
    """What differs after the last edits."""
    return f"{told[-3:]}: {differences(served, clean)}"


def page(address: str) -> str:
    """The page where the site begins, as it is served."""
    with urllib.request.urlopen(f"http://{address}/", timeout=LIMIT) as answer:
        return str(answer.read().decode())
