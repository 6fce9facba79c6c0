"""A project is read, and its pictures begun, before it is known what the site asks for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from groundplan.pages.medium import SITE
from groundplan.publish.begun import begin
from groundplan.publish.cache import lock_file
from groundplan.publish.exports import Exported
from groundplan.publish.lock import held
from groundplan.publish.press import Press

MODEL = """
components:
  app: {type: aws.compute.EC2, summary: Shows products.}
  database: {type: aws.database.RDS, summary: Keeps orders.}
connections:
  - {from: app, to: database}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "model").mkdir()
    (tmp_path / "model/shop.yml").write_text(MODEL)
    (tmp_path / "mkdocs.yml").write_text("site_name: Shop\nplugins: [groundplan]\n")
    return tmp_path.resolve()


def made(press: Press, root: Path, docs: str) -> dict[str, str]:
    """The pictures of the edition that a press makes, by id."""
    press.make(root, docs, "Shop", SITE, (), Exported.ALL)
    return {id: picture.svg for id, picture in press.finish().pictures.items()}


def test_what_is_begun_goes_out(shop: Path) -> None:
    begun = begin(shop)
    assert begun is not None
    (shop / "model/shop.yml").write_text(MODEL.replace("Keeps orders", "Saved later"))

    with closing(Press(begun)) as press:
        pictures = made(press, shop, "docs")

        assert press.edition.project is begun.project
        assert press.edition.drawing is begun.drawing
    assert "Keeps orders." in pictures["overview"]


def test_with_other_pages_the_project_is_read_again(shop: Path) -> None:
    begun = begin(shop)
    (shop / "words").mkdir()
    (shop / "words/more.md").write_text("[It](component:app).")

    with closing(Press(begun)) as press:
        pictures = made(press, shop, "words")

        assert set(press.edition.project.docs) == {"more.md"}
    assert "Keeps orders." in pictures["overview"]


def test_a_broken_project_is_read_and_not_drawn(shop: Path) -> None:
    (shop / "model/shop.yml").write_text(MODEL.replace("to: database", "to: databse"))

    begun = begin(shop)

    assert begun is not None
    assert begun.drawing is None
    with closing(Press(begun)) as press:
        assert made(press, shop, "docs") == {}
        assert [problem.code.name for problem in press.problems] == ["unknown-reference"]


SETTINGS = "site_name: Shop\nplugins: [groundplan]\n"


@pytest.mark.parametrize(
    "settings",
    [
        None,
        "site_name: [",
        "[]",
        "plugins: [search]",
        "plugins: {groundplan: {shared_cache: !ENV SHARED}}",
        "plugins: [groundplan, gen-files]",
        "plugins: [groundplan, {macros: {}}]",
        SETTINGS + "INHERIT: base.yml",
        SETTINGS + "hooks: [hook.py]",
        SETTINGS + "docs_dir: /",
        SETTINGS + "docs_dir: .",
        SETTINGS + "docs_dir: 7/8",
        SETTINGS + "docs_dir: linked",
    ],
)
def test_where_others_have_a_say_nothing_begins(shop: Path, settings: str | None) -> None:
    (shop / "docs").mkdir()
    (shop / "linked").symlink_to("docs")
    (shop / "mkdocs.yml").unlink()
    if settings is not None:
        (shop / "mkdocs.yml").write_text(settings)

    assert begin(shop) is None


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: [search, {groundplan: {cache_size: 10}}]",
        "plugins: {material/search: {}, groundplan: {}}",
        SETTINGS + "docs_dir: ./words/",
    ],
)
def test_where_nobody_else_has_it_begins(shop: Path, settings: str) -> None:
    (shop / "mkdocs.yml").write_text(settings)

    (shop / "words").mkdir()

    begun = begin(shop)

    assert begun is not None
    begun.studio.close()
    assert begun.is_of(shop, "words" if "words" in settings else "docs")


def test_while_another_build_runs_nothing_begins(shop: Path) -> None:
    with held(lock_file(shop), lambda: None):
        assert begin(shop) is None


def test_for_other_machines_nothing_begins_here(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDPLAN_EXECUTOR", "dask:tcp://localhost:1")

    assert begin(shop) is None
