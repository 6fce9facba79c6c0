"""`groundplan generate` writes plain files, and nothing over what it did not write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from groundplan.scaffold.begin import begin_project
from tests.cli.conftest import Run

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project. Tests read it only."""
    folder = tmp_path_factory.mktemp("generate") / "shop"
    begin_project(folder)
    return folder


@pytest.fixture(scope="module")
def pages(shop: Path, groundplan: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was generated from it."""
    folder = tmp_path_factory.mktemp("generated") / "pages"
    result = groundplan("generate", str(folder), "--strict", "--quiet", cwd=shop)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return folder


def test_pages_and_pictures_are_there(pages: Path) -> None:
    for path in (
        "index.md",
        "architecture.md",
        "components/app.md",
        "diagrams/shop.svg",
        "diagrams/app.neighbours.svg",
    ):
        assert (pages / path).is_file(), path


def test_every_link_leads_somewhere(pages: Path) -> None:
    dead = [
        f"{page.relative_to(pages)}: {link}"
        for page in pages.rglob("*.md")
        for link in LINK.findall(page.read_text())
        if not link.startswith(("http:", "https:", "mailto:")) and not (page.parent / link).is_file()
    ]

    assert dead == []


def test_pages_are_plain_markdown(pages: Path) -> None:
    text = (pages / "components/app.md").read_text()

    assert text.startswith("# Application\n")
    assert "<div" not in text
    assert "component:" not in text


def test_hand_written_pages_are_resolved(pages: Path) -> None:
    text = (pages / "index.md").read_text()

    assert "[application](components/app.md)" in text
    assert "(diagrams/shop.svg)" in text


def test_the_navigation_is_that_of_the_site(pages: Path) -> None:
    nav = yaml.safe_load((pages / "navigation.yml").read_text())

    assert nav[0] == {"Home": "index.md"}
    assert list(nav[1]) == ["Architecture"]
    assert "[Home](index.md)" in (pages / "SUMMARY.md").read_text()


def test_a_second_run_follows_the_model(groundplan: Run, tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    assert groundplan("generate", "../pages", cwd=tmp_path / "shop").returncode == 0
    flows = tmp_path / "shop/model/flows.yml"
    flows.write_text(flows.read_text().replace("  order:\n", "  buy:\n"))
    home = tmp_path / "shop/docs/index.md"
    home.write_text(home.read_text().replace("flow:order", "flow:buy"))

    result = groundplan("generate", "../pages", cwd=tmp_path / "shop")

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "pages/flows/buy.md").is_file()
    assert not (tmp_path / "pages/flows/order.md").exists()


def test_a_foreign_folder_is_left_alone(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    result = groundplan("generate", str(tmp_path), cwd=shop)

    assert result.returncode == 2
    assert "holds files that `generate` did not write" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_changed_by_hand_is_not_overwritten(groundplan: Run, tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    assert groundplan("generate", "../pages", cwd=tmp_path / "shop").returncode == 0
    (tmp_path / "pages/architecture.md").write_text("mine")
    (tmp_path / "pages/own.md").write_text("mine too")

    result = groundplan("generate", "../pages", cwd=tmp_path / "shop")

    assert result.returncode == 2
    assert "  architecture.md\n" in result.stderr
    assert "own.md" not in result.stderr
    assert (tmp_path / "pages/architecture.md").read_text() == "mine"


def test_errors_write_nothing(groundplan: Run, tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    (tmp_path / "shop/model/more.yml").write_text("components:\n  lamp: {}\n")

    result = groundplan("generate", "../pages", cwd=tmp_path / "shop")

    assert result.returncode == 1
    assert "error[" in result.stderr
    assert not (tmp_path / "pages").exists()
