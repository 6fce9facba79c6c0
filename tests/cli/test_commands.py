"""The commands as a person meets them: what they print, and the exit code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from groundplan import __version__
from groundplan.scaffold.begin import begin_project
from tests.cli.conftest import Run

COMMANDS = ("build", "serve", "check", "draw", "generate", "init", "types", "cache", "version")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project. Tests read it only."""
    folder = tmp_path_factory.mktemp("commands") / "shop"
    begin_project(folder)
    return folder


@pytest.fixture
def own_shop(tmp_path: Path) -> Path:
    """A new project for one test to break."""
    begin_project(tmp_path / "shop")
    return tmp_path / "shop"


def test_version(groundplan: Run, tmp_path: Path) -> None:
    result = groundplan("version", cwd=tmp_path)

    assert (result.returncode, result.stdout) == (0, f"groundplan {__version__}\n")


def test_help_lists_every_command(groundplan: Run, tmp_path: Path) -> None:
    result = groundplan("--help", cwd=tmp_path)

    assert result.returncode == 0
    assert [command for command in COMMANDS if command not in result.stdout] == []


@pytest.mark.parametrize(
    "arguments", [["paint"], ["build", "--nope"], ["draw", "--format", "gif"], ["generate"], ["init"]]
)
def test_wrong_use_exits_with_2(groundplan: Run, tmp_path: Path, arguments: list[str]) -> None:
    result = groundplan(*arguments, cwd=tmp_path)

    assert result.returncode == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["build", "cache", "check", "draw", "serve"])
def test_a_missing_folder_is_a_sentence(groundplan: Run, tmp_path: Path, command: str) -> None:
    result = groundplan(command, "--project", "nowhere", cwd=tmp_path)

    assert result.returncode == 2
    assert "There is no folder `nowhere`." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_without_a_project_is_a_sentence(groundplan: Run, tmp_path: Path, command: str) -> None:
    result = groundplan(command, cwd=tmp_path)

    assert result.returncode == 2
    assert "There is no `mkdocs.yml`" in result.stderr
    assert "groundplan init DIR" in result.stderr


@pytest.mark.parametrize("text", ["site_name: [", "- a list", "site_name: x\nplugins: [nope]\n", "{}", ""])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_broken_mkdocs_yml_is_a_sentence(groundplan: Run, own_shop: Path, command: str, text: str) -> None:
    (own_shop / "mkdocs.yml").write_text(text)

    result = groundplan(command, cwd=own_shop)

    assert result.returncode == 2
    assert "`mkdocs.yml`" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_site_without_the_plugin_is_a_sentence(groundplan: Run, own_shop: Path) -> None:
    (own_shop / "mkdocs.yml").write_text("site_name: The shop\ntheme: material\n")

    result = groundplan("build", cwd=own_shop)

    assert result.returncode == 2
    assert "`mkdocs.yml` does not name the plugin `groundplan`" in result.stderr
    assert not (own_shop / "site").exists()


def test_check_looks_where_the_documentation_is(groundplan: Run, own_shop: Path) -> None:
    (own_shop / "docs").rename(own_shop / "handbook")
    (own_shop / "handbook" / "index.md").write_text("[x](component:nowhere)\n")
    with (own_shop / "mkdocs.yml").open("a") as settings:
        settings.write("docs_dir: handbook\n")

    result = groundplan("check", cwd=own_shop)

    assert result.returncode == 1
    assert result.stdout.startswith("handbook/index.md:1:5: error[unknown-target]: ")


def test_check_lists_problems_beside_a_broken_mkdocs_yml(groundplan: Run, own_shop: Path) -> None:
    (own_shop / "mkdocs.yml").write_text("site_name: [")
    (own_shop / "model" / "web.yml").write_text("component:\n")

    result = groundplan("check", cwd=own_shop)

    assert result.returncode == 2
    assert "model/web.yml:1:1: error[unknown-key]: " in result.stdout
    assert "`mkdocs.yml` cannot be read: " in result.stderr
    assert "Traceback" not in result.stderr


def test_init_begins_a_project(groundplan: Run, tmp_path: Path) -> None:
    result = groundplan("init", "shop", cwd=tmp_path)

    assert result.returncode == 0
    assert result.stderr.endswith("A project has begun. Next: cd shop && groundplan build\n")
    assert (tmp_path / "shop/model/shop.yml").is_file()


def test_init_never_overwrites(groundplan: Run, tmp_path: Path) -> None:
    (tmp_path / "build.py").write_text("mine")

    result = groundplan("init", ".", cwd=tmp_path)

    assert result.returncode == 1
    assert "  build.py\n" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["build.py"]
    assert (tmp_path / "build.py").read_text() == "mine"


def test_types_finds_by_word(groundplan: Run, tmp_path: Path) -> None:
    result = groundplan("types", "lambda", cwd=tmp_path)

    assert result.returncode == 0
    assert result.stdout.startswith("aws.compute.Lambda ")


def test_types_without_a_word_lists_all(groundplan: Run, tmp_path: Path) -> None:
    result = groundplan("types", cwd=tmp_path)

    assert result.returncode == 0
    assert len(result.stdout.splitlines()) > 2000


def test_types_that_finds_nothing_says_so(groundplan: Run, tmp_path: Path) -> None:
    result = groundplan("types", "qqqxqqq", cwd=tmp_path)

    assert result.returncode == 1
    assert "No type is found by `qqqxqqq`." in result.stderr


def test_check_of_a_sound_project(groundplan: Run, shop: Path) -> None:
    result = groundplan("check", "--strict", cwd=shop)

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "No problems.\n")


def test_check_names_every_mistake_at_its_place(groundplan: Run, own_shop: Path) -> None:
    model = own_shop / "model/shop.yml"
    model.write_text(
        model.read_text().replace("to: queue", "to: queu", 1).replace("technology: Redis", "tecnology: Redis")
    )

    result = groundplan("check", cwd=own_shop)

    assert result.returncode == 1
    assert "error[unknown-key]: `tecnology`" in result.stdout
    assert "Did you mean `technology`?" in result.stdout
    assert "Did you mean `queue`?" in result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("format", "mark"), [("github", "::error file=model/shop.yml"), ("json", '"unknown-key"'), ("sarif", '"2.1.0"')]
)
def test_check_speaks_to_machines(groundplan: Run, own_shop: Path, format: str, mark: str) -> None:
    model = own_shop / "model/shop.yml"
    model.write_text(model.read_text().replace("technology: Redis", "tecnology: Redis"))

    result = groundplan("check", "--format", format, cwd=own_shop)

    assert result.returncode == 1
    assert mark in result.stdout


def test_check_strict_takes_warnings_for_errors(groundplan: Run, own_shop: Path) -> None:
    model = own_shop / "model/shop.yml"
    model.write_text(model.read_text().replace("            summary: Holds jobs until a worker has time.\n", ""))

    assert groundplan("check", cwd=own_shop).returncode == 0
    assert groundplan("check", "--strict", cwd=own_shop).returncode == 1


def test_check_colours_only_a_terminal(groundplan: Run, own_shop: Path) -> None:
    shutil.rmtree(own_shop / "model")

    assert "\x1b[" not in groundplan("check", cwd=own_shop).stdout


def test_draw_writes_files_that_stand_alone(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    result = groundplan("draw", "shop", "flow.order", "-o", str(tmp_path / "out"), cwd=shop)

    assert result.returncode == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["flow.order.svg", "shop.svg"]
    svg = (tmp_path / "out/shop.svg").read_text()
    assert svg.startswith("<svg ")
    assert "Load balancer" in svg
    assert "data:image/png;base64," in svg


def test_draw_to_standard_output(groundplan: Run, shop: Path) -> None:
    result = groundplan("draw", "shop", "-o", "-", "--quiet", cwd=shop)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("<svg ")
    assert result.stdout.endswith("</svg>\n")


def test_draw_keeps_icons_in_the_project(groundplan: Run, own_shop: Path, tmp_path: Path) -> None:
    result = groundplan("draw", "shop", "-C", "shop", "-o", "-", cwd=tmp_path)

    assert result.returncode == 0
    assert list((own_shop / ".cache/groundplan/kept/icons").iterdir())
    assert [path.name for path in tmp_path.iterdir()] == ["shop"]


def test_draw_says_where_a_picture_that_fails_is_asked_for(groundplan: Run, own_shop: Path) -> None:
    result = groundplan("draw", "shop", cwd=own_shop, GROUNDPLAN_LAYOUT="dot", PATH="")

    assert result.returncode == 1
    assert result.stderr.startswith("diagrams/shop.yml:1:1: error[graphviz-missing]: ")


def test_draw_dot_without_graphviz_is_a_sentence(groundplan: Run, own_shop: Path) -> None:
    result = groundplan("draw", "shop", "--format", "dot", cwd=own_shop, GROUNDPLAN_LAYOUT="dot", PATH="")

    assert result.returncode == 2
    assert "Graphviz is not installed" in result.stderr
    assert "Traceback" not in result.stderr


def test_draw_dot(groundplan: Run, shop: Path) -> None:
    result = groundplan("draw", "shop", "--format", "dot", "-o", "-", cwd=shop)

    assert result.returncode == 0
    assert "digraph" in result.stdout


def test_draw_of_an_unknown_id_lists_what_there_is(groundplan: Run, shop: Path) -> None:
    result = groundplan("draw", "shpo", cwd=shop)

    assert result.returncode == 2
    assert "There is no diagram `shpo`. Did you mean `shop`?" in result.stderr
    assert "  overview\n" in result.stderr
    assert "`<id>.neighbours`" in result.stderr


def test_a_file_in_the_way_of_the_pictures_is_a_sentence(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")

    result = groundplan("draw", "shop", "-o", str(tmp_path / "taken"), cwd=shop)

    assert result.returncode == 2
    assert result.stderr == f"`{tmp_path / 'taken'}` is a file. Name a folder to write into.\n"
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_file_in_the_way_of_the_cache_is_a_sentence(groundplan: Run, own_shop: Path) -> None:
    (own_shop / ".cache").write_text("mine")

    result = groundplan("build", cwd=own_shop)

    assert result.returncode == 2
    assert "Cannot use " in result.stderr
    assert "Traceback" not in result.stderr
    assert (own_shop / ".cache").read_text() == "mine"
