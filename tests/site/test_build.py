"""What a build does when something is wrong, and with the site that was there before."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from groundplan.publish.begun import begin
from groundplan.publish.cache import lock_file
from groundplan.publish.lock import held
from groundplan.publish.site import build_site
from tests.site.conftest import run
from tests.site.crawl import problems_of


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("command", [("groundplan", "build"), ("mkdocs", "build")])
def test_an_error_leaves_the_previous_site_as_it_is(own_shop: Path, command: tuple[str, ...]) -> None:
    (own_shop / "site").mkdir()
    (own_shop / "site/index.html").write_text("the previous site")
    replace(own_shop / "model/shop.yml", "to: queue", "to: queu")

    built = run(*command, cwd=own_shop)

    assert built.returncode == 1
    assert "error[unknown-reference]" in built.stderr
    assert "Traceback" not in built.stderr
    assert (own_shop / "site/index.html").read_text() == "the previous site"
    assert [path.name for path in (own_shop / "site").iterdir()] == ["index.html"]


def test_a_build_replaces_the_previous_site_but_not_hidden_files(own_shop: Path) -> None:
    (own_shop / "site/old").mkdir(parents=True)
    (own_shop / "site/old/index.html").write_text("gone from the model")
    (own_shop / "site/.git").mkdir()

    assert run("groundplan", "build", cwd=own_shop).returncode == 0
    assert not (own_shop / "site/old").exists()
    assert (own_shop / "site/.git").is_dir()


@pytest.mark.parametrize("command", [("groundplan", "build", "--strict"), ("mkdocs", "build", "--strict")])
def test_strict_fails_on_a_warning(own_shop: Path, command: tuple[str, ...]) -> None:
    replace(own_shop / "model/shop.yml", "            summary: Holds jobs until a worker has time.\n", "")

    built = run(*command, cwd=own_shop)

    assert built.returncode == 1
    assert "warning[no-summary]" in built.stderr
    assert run(*command[:-1], cwd=own_shop).returncode == 0


def test_an_unknown_target_in_a_hand_written_page_is_an_error_at_its_line(own_shop: Path) -> None:
    (own_shop / "docs/more.md").write_text("# More\n\nSee [it](component:databse).\n")

    built = run("groundplan", "build", cwd=own_shop)

    assert built.returncode == 1
    assert "docs/more.md:3:10: error[unknown-target]" in built.stderr
    assert "`database`" in built.stderr


def test_a_hand_written_page_in_a_generated_ones_place_is_an_error(own_shop: Path) -> None:
    (own_shop / "docs/catalogue.md").write_text("# Mine\n")

    built = run("groundplan", "build", cwd=own_shop)

    assert built.returncode == 1
    assert "docs/catalogue.md:1:1: error[taken-page]" in built.stderr


def test_a_folder_of_pages_may_have_a_hand_written_list(own_shop: Path) -> None:
    (own_shop / "docs/layers").mkdir()
    (own_shop / "docs/layers/index.md").write_text("# Our layers\n")
    (own_shop / "templates/pages").mkdir(parents=True, exist_ok=True)
    (own_shop / "templates/pages/tags.md.j2").write_text("# Our tags\n")

    built = run("groundplan", "build", cwd=own_shop)

    assert built.returncode == 0, built.stderr
    assert '<h1 id="our-layers">' in (own_shop / "site/layers/index.html").read_text()
    assert '<h1 id="our-tags">' in (own_shop / "site/tags/index.html").read_text()
    assert "../catalogue/" in (own_shop / "site/components/index.html").read_text()


def test_a_page_that_is_not_utf8_is_an_error(own_shop: Path) -> None:
    (own_shop / "docs/old.md").write_bytes("# Über\n".encode("latin-1"))

    built = run("groundplan", "build", cwd=own_shop)

    assert built.returncode == 1
    assert "docs/old.md:1:1: error[unreadable-page]" in built.stderr
    assert "Traceback" not in built.stderr


def test_edit_leads_to_the_line_in_the_yaml(own_shop: Path) -> None:
    replace(
        own_shop / "mkdocs.yml",
        "theme:\n",
        "repo_url: https://git.example.com/shop\nedit_uri: edit/main/docs/\n\ntheme:\n",
    )
    lines = (own_shop / "model/shop.yml").read_text().splitlines()
    line = lines.index("          database:") + 1

    assert run("groundplan", "build", cwd=own_shop).returncode == 0
    page = (own_shop / "site/components/database/index.html").read_text()
    assert f'href="https://git.example.com/shop/edit/main/model/shop.yml#L{line}"' in page
    home = (own_shop / "site/index.html").read_text()
    assert 'href="https://git.example.com/shop/edit/main/docs/index.md"' in home


def test_a_component_text_is_no_page_of_its_own_and_in_no_navigation(own_shop: Path) -> None:
    (own_shop / "docs/components").mkdir()
    (own_shop / "docs/components/app.md").write_text("### Replacing it\n\nStart a new one first.\n")

    built = run("groundplan", "build", "--strict", "--quiet", cwd=own_shop)

    assert (built.returncode, built.stderr) == (0, "")
    assert "Start a new one first." in (own_shop / "site/components/app/index.html").read_text()


def test_without_nav_the_pages_come_after_the_hand_written_ones(own_shop: Path) -> None:
    config = own_shop / "mkdocs.yml"
    text = config.read_text()
    config.write_text(text[: text.index("nav:\n")] + text[text.index("validation:") :])

    built = run("groundplan", "build", "--strict", "--quiet", cwd=own_shop)

    assert (built.returncode, built.stderr) == (0, "")
    home = (own_shop / "site/index.html").read_text()
    assert 'href="architecture/"' in home
    assert 'href="flows/order/"' in home or 'href="flows/"' in home


def test_names_that_look_like_html_stay_text(own_shop: Path) -> None:
    replace(own_shop / "model/shop.yml", "name: Database", "name: '</title><script>alert(1)</script> {{ 7 * 7 }}'")
    replace(own_shop / "model/flows.yml", "name: Order", "name: '<b>Order</b> & </svg>'")

    built = run("groundplan", "build", "--strict", "--quiet", cwd=own_shop)

    assert (built.returncode, built.stderr) == (0, "")
    for page in (own_shop / "site").rglob("*.html"):
        html = page.read_text()
        assert "<script>alert" not in html, page
        assert "<b>Order" not in html, page
    assert "49" not in (own_shop / "site/components/database/index.html").read_text().split("<title>")[1].split("<")[0]


def test_addresses_without_folders(own_shop: Path) -> None:
    replace(own_shop / "mkdocs.yml", "plugins:\n", "use_directory_urls: false\n\nplugins:\n")

    built = run("groundplan", "build", "--strict", "--quiet", cwd=own_shop)

    assert (built.returncode, built.stderr) == (0, "")
    assert (own_shop / "site/components/app.html").is_file()
    assert problems_of(own_shop / "site", str(own_shop)) == []


def test_what_was_saved_while_a_build_waited_for_another_one_is_in_the_site(own_shop: Path) -> None:
    folder = own_shop.resolve()
    with held(lock_file(folder), lambda: None):
        build = subprocess.Popen(
            [sys.executable, "-m", "groundplan", "build"],
            cwd=own_shop,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.PIPE,
            text=True,
        )
        assert build.stderr is not None
        waits = next(line for line in build.stderr if "another build" in line)
        replace(own_shop / "model/shop.yml", "Holds jobs until a worker has time.", "Saved while it waited.")
    rest = build.communicate(timeout=120)[1]

    assert build.returncode == 0, waits + rest
    assert "Saved while it waited." in (own_shop / "site/components/queue/index.html").read_text()


def test_settings_may_come_from_another_file(own_shop: Path) -> None:
    settings = (own_shop / "mkdocs.yml").read_text()
    (own_shop / "base.yml").write_text(f"{settings}\ndocs_dir: words\n")
    (own_shop / "mkdocs.yml").write_text("INHERIT: base.yml\n")
    (own_shop / "docs").rename(own_shop / "words")
    (own_shop / "words/more.md").write_text("# More\n\nSee [it](component:queue).\n")

    built = run("groundplan", "build", cwd=own_shop)

    assert built.returncode == 0, built.stderr
    assert "../components/queue/" in (own_shop / "site/more/index.html").read_text()


def test_what_a_hook_writes_into_the_model_is_in_the_site(own_shop: Path) -> None:
    settings = own_shop / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}\nhooks: [hook.py]\n")
    (own_shop / "hook.py").write_text(
        "import pathlib\n"
        "def on_config(config):\n"
        "    text = 'components: {generated: {type: aws.compute.EC2, summary: Made by a hook.}}'\n"
        "    pathlib.Path('model/generated.yml').write_text(text)\n"
    )

    built = run("groundplan", "build", cwd=own_shop)

    assert built.returncode == 0, built.stderr
    assert "Made by a hook." in (own_shop / "site/components/generated/index.html").read_text()


def test_what_was_begun_before_another_build_took_its_turn_is_read_again(
    own_shop: Path, caplog: pytest.LogCaptureFixture
) -> None:
    begun = begin(own_shop)
    assert begun is not None
    with ThreadPoolExecutor(1) as thread:
        with held(lock_file(own_shop.resolve()), lambda: None):
            built = thread.submit(build_site, own_shop, strict=False, begun=begun)
            until = time.monotonic() + 60
            while "another build" not in caplog.text:
                assert time.monotonic() < until
                time.sleep(0.02)
            replace(own_shop / "model/shop.yml", "Holds jobs until a worker has time.", "Saved while it waited.")

        assert built.result(120) is not None
    assert "Saved while it waited." in (own_shop / "site/components/queue/index.html").read_text()
