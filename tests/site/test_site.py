"""The finished site of a small project."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.site.conftest import contents, run
from tests.site.crawl import problems_of

PAGES = (
    "index.html",
    "architecture/index.html",
    "catalogue/index.html",
    "matrix/index.html",
    "components/app/index.html",
    "components/private-network/index.html",
    "diagrams/index.html",
    "diagrams/shop/index.html",
    "diagrams/overview/index.html",
    "diagrams/layers/index.html",
    "flows/index.html",
    "flows/order/index.html",
    "layers/data/index.html",
    "owners/platform/index.html",
    "tags/personal-data/index.html",
    "404.html",
    "search/search_index.json",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there(site: Path, page: str) -> None:
    assert (site / page).is_file()


def test_the_crawl_finds_nothing_wrong(shop: Path, site: Path) -> None:
    assert problems_of(site, str(shop), str(Path.home())) == []


def test_every_diagram_has_a_lasting_address(site: Path) -> None:
    for diagram in ("shop", "overview", "layers", "app.neighbours", "private-network.inside", "flow.order"):
        assert (site / f"diagrams/{diagram}.svg").read_text().startswith("<svg ")
        assert (site / f"diagrams/{diagram}/index.html").is_file()


def test_automatic_diagrams_lead_to_the_page_that_shows_them(site: Path) -> None:
    redirect = (site / "diagrams/app.neighbours/index.html").read_text()

    assert 'content="0; url=../../components/app/"' in redirect


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("components", "../catalogue/"),
        ("layers", "../architecture/#layers"),
        ("owners", "../architecture/#owners"),
        ("tags", "../architecture/#tags"),
    ],
)
def test_a_folder_of_pages_leads_to_their_list(site: Path, folder: str, place: str) -> None:
    assert f'content="0; url={place}"' in (site / folder / "index.html").read_text()
    page, _, heading = place.removeprefix("../").partition("#")
    assert not heading or f'<h2 id="{heading}"' in (site / page / "index.html").read_text()


def test_pictures_stand_in_the_page_with_links(site: Path) -> None:
    page = (site / "components/app/index.html").read_text()

    assert 'href="../database/"' in page
    assert "<svg " in page
    assert 'href="component:' not in page
    assert 'href="icon:' not in page


def test_icons_are_files_each_once(site: Path) -> None:
    icons = [file.read_bytes() for file in (site / "assets/groundplan/icons").iterdir()]

    assert len(icons) > 5
    assert len(icons) == len(set(icons))


def test_hand_written_pages_reach_into_the_model(site: Path) -> None:
    home = (site / "index.html").read_text()

    assert 'href="components/app/"' in home
    assert 'href="flows/order/"' in home
    assert "<svg " in home


def test_the_search_finds_a_component_by_name_id_type_and_tag(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text())
    texts = [entry for entry in index["docs"] if entry["location"].startswith("components/database/")]
    found = " ".join(f"{entry['title']} {entry['text']}" for entry in texts)

    # The search takes words apart at hyphens.
    for word in ("Database", "database", "onprem.database.Postgresql", "personal data"):
        assert word.lower() in found.lower(), word
    assert texts[0]["boost"] > 1


def test_pictures_keep_out_of_the_search(site: Path) -> None:
    assert "<svg" not in (site / "search/search_index.json").read_text()


def test_mkdocs_gives_the_same_bytes(shop: Path, site: Path, tmp_path: Path) -> None:
    built = run("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site"), cwd=shop)

    assert (built.returncode, built.stderr) == (0, "")
    assert contents(tmp_path / "site") == contents(site)


def test_another_folder_gives_the_same_bytes(shop: Path, site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else" / "where"
    shutil.copytree(shop, elsewhere, ignore=shutil.ignore_patterns("site", ".cache"))

    built = run("groundplan", "build", "--quiet", cwd=elsewhere)

    assert built.returncode == 0, built.stderr
    assert contents(elsewhere / "site") == contents(site)


def test_the_navigation_shows_where_a_page_is_that_it_does_not_name(site: Path) -> None:
    html = (site / "components/app/index.html").read_text("utf-8")
    assert 'href="../../components/app/"' not in html
    assert html.count("md-nav__item--active") > 1
