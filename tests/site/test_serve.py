"""A served site: it follows every change, survives every mistake, and ends up like a clean build."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from groundplan.scaffold.begin import begin_project, project_files

LIMIT = 60.0


class Served:
    """A project served by `mkdocs serve` or `groundplan serve`, in a process of its own."""

    def __init__(self, root: Path, command: tuple[str, ...], log: Path) -> None:
        self.root = root
        self._log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *command, self.address],
                cwd=root,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        return self._log.read_text()

    def get(self, path: str) -> str:
        """The page as it is served now, without what only a served page has. A request may wait for a build."""
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=LIMIT) as answer:
            text = answer.read().decode()
        text = re.sub(r"<script>\s*var livereload = .*?</script>", "", text, flags=re.DOTALL)
        return re.sub(r'\s*<link rel="canonical" href="[^"]*">', "", text)

    def wait_for(self, path: str, accept: Callable[[str], bool]) -> str:
        """The page as soon as it is as wanted."""
        end = time.monotonic() + LIMIT
        text = "never answered"
        while time.monotonic() < end:
            assert self._process.poll() is None, self.output
            try:
                text = self.get(path)
            except (urllib.error.URLError, ConnectionError):
                text = "no answer"
            if accept(text):
                return text
            time.sleep(0.1)
        raise AssertionError(f"{path} never was as wanted. It is:\n{text[:3000]}\n\nThe server said:\n{self.output}")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(LIMIT)


@pytest.fixture(params=[("mkdocs", "serve", "-a"), ("groundplan", "serve", "--address")], ids=["mkdocs", "groundplan"])
def command(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Both ways to serve."""
    command: tuple[str, ...] = request.param
    return command


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serves projects until the test ends."""
    running: list[Served] = []

    def start(root: Path, command: tuple[str, ...] = ("mkdocs", "serve", "-a")) -> Served:
        running.append(Served(root, command, tmp_path / f"serve-{len(running)}.log"))
        return running[-1]

    yield start
    for served in running:
        served.close()


@pytest.fixture(scope="module")
def lasting(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server that has to live through every mistake, each of which is mended again."""
    folder = tmp_path_factory.mktemp("lasting")
    begin_project(folder / "shop")
    shutil.copytree(shop.with_name("shop-kept"), folder / "shop" / ".cache")
    served = Served(folder / "shop", ("mkdocs", "serve", "-a"), folder / "serve.log")
    yield served
    served.close()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def has(text: str) -> Callable[[str], bool]:
    return lambda page: text in page


def test_after_an_edit_everything_equals_a_clean_build(serve: Callable[..., Served], own_shop: Path) -> None:
    served = serve(own_shop)
    served.wait_for("components/cache/", has("<h1"))

    edit(own_shop / "model/shop.yml", "name: Cache", "name: Quick memory")
    edit(own_shop / "model/shop.yml", "label: looks up sessions and pages", "label: asks for sessions")
    served.wait_for("components/cache/", lambda page: "Quick memory" in page and "asks for sessions" in page)

    clean = serve(own_shop)
    clean.wait_for("index.html", has("<h1"))
    for page in (
        "components/cache/",
        "components/app/",
        "components/worker/",
        "components/private-network/",
        "catalogue/",
        "matrix/",
        "diagrams/shop/",
        "flows/browse/",
        "layers/data/",
        "index.html",
        "search/search_index.json",
        "diagrams/app.neighbours.svg",
    ):
        assert served.get(page) == clean.get(page), page


def test_drafts_are_served_and_followed(serve: Callable[..., Served], own_shop: Path) -> None:
    settings = (own_shop / "mkdocs.yml").read_text()
    (own_shop / "mkdocs.yml").write_text(f"draft_docs: |\n  draft.md\n{settings}")
    (own_shop / "docs/draft.md").write_text("# Draft\n\nFirst [app](component:app).\n")
    served = serve(own_shop)
    assert "DRAFT" in served.wait_for("draft/", has("First"))

    (own_shop / "docs/draft.md").write_text("# Draft\n\nSecond [app](component:app).\n")
    served.wait_for("draft/", has("Second"))
    edit(own_shop / "model/shop.yml", "name: Cache", "name: Quick memory")
    served.wait_for("components/cache/", has("Quick memory"))
    assert "Second" in served.get("draft/")


def test_every_place_is_followed(serve: Callable[..., Served], own_shop: Path) -> None:
    served = serve(own_shop)
    served.wait_for("index.html", has("<h1"))

    edit(own_shop / "docs/index.md", "Next steps:", "What to do now:")
    served.wait_for("index.html", has("What to do now:"))
    edit(own_shop / "diagrams/shop.yml", "title: The shop", "title: The whole shop")
    served.wait_for("diagrams/shop/", has("The whole shop"))
    (own_shop / "templates/pages/about.md.j2").write_text("# About\n\nAbout us.\n")
    served.wait_for("about/", has("About us."))
    (own_shop / "model/more.yml").write_text("components:\n  lamp:\n    type: c4.Person\n    summary: Shines.\n")
    served.wait_for("components/lamp/", has("Shines."))
    (own_shop / "model/more.yml").unlink()
    served.wait_for("catalogue/", lambda page: "components/lamp" not in page and "<h1" in page)


def test_a_broken_model_shows_a_banner_until_it_is_mended(
    serve: Callable[..., Served], own_shop: Path, command: tuple[str, ...]
) -> None:
    served = serve(own_shop, command)
    good = served.wait_for("components/cache/", has("<h1"))
    model = own_shop / "model/shop.yml"

    edit(model, "technology: Redis", "tecnology: Redis")
    broken = served.wait_for("components/cache/", has('class="gp-problems"'))
    assert "error[unknown-key]" in broken
    assert "The pages show the last good state." in broken
    assert "Redis" in broken
    assert 'class="gp-problems"' in served.get("index.html")
    assert "Did you mean `technology`?" in served.output

    model.write_text("components: [\n")
    served.wait_for("components/cache/", lambda page: "gp-problems" in page and "unknown-key" not in page)

    model.write_bytes(project_files()["model/shop.yml"])
    assert served.wait_for("components/cache/", lambda page: "gp-problems" not in page) == good


def test_a_broken_model_can_be_served_from_the_start(
    serve: Callable[..., Served], own_shop: Path, command: tuple[str, ...]
) -> None:
    edit(own_shop / "model/shop.yml", "technology: Redis", "tecnology: Redis")

    served = serve(own_shop, command)

    page = served.wait_for("components/cache/", has('class="gp-problems"'))
    assert "error[unknown-key]" in page
    edit(own_shop / "model/shop.yml", "tecnology: Redis", "technology: Redis")
    served.wait_for("components/cache/", lambda page: "gp-problems" not in page and "Redis" in page)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("model/shop.yml", b""),
        ("model/shop.yml", b"\xff\xfe\x00"),
        ("model/shop.yml", b"- a list\n"),
        ("diagrams/shop.yml", b"select: [in:nowhere, (]\n"),
        ("docs/index.md", b"# Hi\n\n[x](component:nowhere)\n"),
        ("docs/old.md", b"\xfcber\n"),
        ("templates/component.md.j2", b"{% if %}"),
        ("templates/component.md.j2", b"{{ nothing.like.this }}"),
        ("templates/pages/x.md.j2", b"{{ 1 / 0 }}"),
        ("mkdocs.yml", b"site_name: ["),
        ("mkdocs.yml", b"site_name: x\nplugins: [nope]\n"),
    ],
)
def test_no_mistake_stops_the_server(lasting: Served, path: str, content: bytes) -> None:
    served = lasting
    served.wait_for("components/app/", lambda page: "gp-problems" not in page and "<h1" in page)
    file = served.root / path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)

    file.write_bytes(content)
    served.wait_for("components/app/", has('class="gp-problems"'))
    if before is None:
        file.unlink()
    else:
        file.write_bytes(before)

    served.wait_for("components/app/", lambda page: "gp-problems" not in page and "<h1" in page)


def test_a_port_in_use_is_a_sentence(own_shop: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = subprocess.run(
            [sys.executable, "-m", "groundplan", "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}"],
            cwd=own_shop,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )

    assert result.returncode == 2
    assert "Cannot serve on 127.0.0.1:" in result.stderr
    assert "Traceback" not in result.stderr


def test_folders_that_vanish_and_come_back_are_followed(serve: Callable[..., Served], own_shop: Path) -> None:
    served = serve(own_shop)
    served.wait_for("components/cache/", has("<h1"))

    (own_shop / "model").rename(own_shop / "elsewhere")
    served.wait_for("index.html", has("missing-folder"))
    (own_shop / "elsewhere").rename(own_shop / "model")
    served.wait_for("index.html", lambda page: "missing-folder" not in page)

    edit(own_shop / "model/shop.yml", "name: Cache", "name: Quick memory")
    served.wait_for("components/cache/", has("Quick memory"))
