"""What CONTRIBUTING.md says holds: the reasons of the dependencies, and what is in a picture."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

from groundplan.drawing.draw import draw_here
from groundplan.publish.project import load_project
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene

ROOT = Path(__file__).resolve().parents[2]


def wanted() -> set[str]:
    """The packages that pyproject.toml asks for, stubs of types as one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    named = [*project["project"]["dependencies"], *(each for group in groups for each in group)]
    packages = {re.split(r"[^\w-]", each, maxsplit=1)[0] for each in named if isinstance(each, str)}
    return {re.sub(r"^types-.*", "types-*", package) for package in packages}


def explained() -> set[str]:
    """The packages in the tables of CONTRIBUTING.md."""
    tables = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Dependencies\n")[2]
    firsts = re.findall(r"^\| (`.+?) \|", tables, re.MULTILINE)
    return {package for first in firsts for package in re.findall(r"`([^`]+)`", first)}


def test_every_dependency_has_its_reason() -> None:
    assert explained() == wanted()


def table_of_pictures() -> dict[str, set[str]]:
    """The elements in the table of pictures (`g.frame`), and the attributes that each is said to have."""
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n### What is in a picture\n")[2]
    rows = re.findall(r"^\| `(\w+\.[\w-]+)` \| (.+?) \|", table.partition("\n#")[0], re.MULTILINE)
    return {element: set(re.findall(r"`(data-[\w-]+)`", attributes)) for element, attributes in rows}


def test_what_is_in_a_picture() -> None:
    """Scripts and tools rely on it: everything that pictures have is in the table, and nothing else is."""
    diagrams = load_project(ROOT).diagrams
    scenes: list[Scene | SequenceScene] = [diagrams.scene("request-path"), diagrams.scene("flow.payment")]
    scenes.append(diagrams.sequence("flow.payment.sequence"))
    found: dict[str, set[str]] = {}
    for scene in scenes:
        for element in ElementTree.fromstring(draw_here(scene).svg).iter():
            data = {name for name in element.attrib if name.startswith("data-")}
            if data:
                name = f"{element.tag.rpartition('}')[2]}.{element.get('class', '').partition(' ')[0]}"
                found.setdefault(name, set()).update(data)
    assert found == table_of_pictures()
