"""The guide names everything there is: commands, options, keys, problems, types, templates and their names."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.groups import GROUP_ALIASES, GROUPS
from groundplan.catalog.own import SCHEMAS as TYPE_SCHEMAS
from groundplan.cli import app
from groundplan.model.schema import SCHEMAS as MODEL_SCHEMAS
from groundplan.pages.medium import FILES
from groundplan.pages.names import NAMES
from groundplan.publish.all_codes import ALL_CODES
from groundplan.publish.edition import write_edition
from groundplan.publish.project import Project, load_project
from groundplan.scenes.schema import SCHEMAS as DIAGRAM_SCHEMAS
from groundplan.source.entry import keys_of

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "src" / "groundplan" / "templates"


@pytest.fixture(scope="module")
def project() -> Project:
    """This repository's project, loaded once."""
    return load_project(ROOT)


@pytest.fixture(scope="module")
def guide(project: Project) -> dict[str, str]:
    """The pages of the guide, hand-written and made from templates, as plain Markdown by file name."""
    pages = {page.path: page.markdown for page in write_edition(project, "Test", FILES).pages}
    texts = {**project.docs, **pages}
    return {Path(path).name: unescape(text) for path, text in texts.items() if path.startswith("guide/")}


def test_commands_page_names_every_command_and_option(guide: dict[str, str]) -> None:
    """Both stand under the command's own heading, unless all commands share the option."""
    page = guide["commands.md"]
    shared = page.partition("\n## ")[0]
    missing = []
    for name, each in app.commands.items():
        match = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
        if match is None:
            missing.append(name)
            continue
        for parameter in each.params:
            for option in parameter.opts:
                said = f"`{option}`" in shared + match[1] or re.search(rf"{option}\b", shared + match[1])
                if option.startswith("-") and not said:
                    missing.append(f"{name} {option}")
    assert missing == []


def test_commands_page_names_no_command_that_does_not_exist(guide: dict[str, str]) -> None:
    """Headings of the second level are commands."""
    headings = re.findall(r"^## (\S+)$", guide["commands.md"], re.MULTILINE)
    assert sorted(headings) == sorted(app.commands)


def test_keys_page_names_every_key(guide: dict[str, str]) -> None:
    """Keys as people write them, each in a row of its own."""
    keys = {name for schema in (*MODEL_SCHEMAS, *TYPE_SCHEMAS, *DIAGRAM_SCHEMAS) for name in keys_of(schema)}
    assert sorted(key for key in keys if f"| `{key}` |" not in guide["keys.md"]) == []


def test_every_key_is_explained() -> None:
    """The explanation is what the guide, and editors, show."""
    bare = [
        f"{schema.__name__}.{name}"
        for schema in (*MODEL_SCHEMAS, *TYPE_SCHEMAS, *DIAGRAM_SCHEMAS)
        for name, key in keys_of(schema).items()
        if not key.about
    ]
    assert bare == []


def test_problems_page_names_every_code(guide: dict[str, str]) -> None:
    """Each with a heading that can be linked to."""
    assert sorted(code.name for code in ALL_CODES if f"{{ #{code.name} }}" not in guide["problems.md"]) == []


def test_codes_are_unique_and_kebab_case() -> None:
    """A code is a name that people search for."""
    names = [code.name for code in ALL_CODES]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_templates_page_names_every_template_and_name(guide: dict[str, str]) -> None:
    """What stands there is a promise."""
    page = guide["templates.md"]
    shipped = [file.name for file in TEMPLATES.glob("*.md.j2")]
    assert shipped
    assert sorted(name for name in shipped if f"`{name}`" not in page and not name.startswith("_")) == []
    assert sorted(name.name for name in NAMES if f"| `{name.name}` |" not in page) == []


def test_groups_page_names_every_group_and_how_it_is_drawn(guide: dict[str, str], project: Project) -> None:
    """With the other names under which one looks for the library's groups."""
    looks: dict[str, str] = dict(re.findall(r"^\| `(\S+)` \| [^|]+ \| ([^|]+) \|$", guide["groups.md"], re.MULTILINE))
    assert sorted(looks) == sorted((*GROUPS, *GROUP_ALIASES))
    catalogue = project.model.catalogue
    for name, look in looks.items():
        found = catalogue.resolve(name)
        assert isinstance(found, ComponentType)
        said = ("dashed" in look, "tinted" in look, "middle" in look)
        assert said == (found.frame.dashed, found.frame.fill > 0, found.frame.centred), name


def test_types_page_names_every_type(guide: dict[str, str], project: Project) -> None:
    """The page is searched in the browser, so all of them stand in it."""
    types = project.model.catalogue.all()
    assert len(types) > 2000
    assert [type.name for type in types if type.name not in guide["types.md"]] == []
