"""The files of diagrams on a finished site, and while a site is served."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.livereload import LiveReloadServer
from PIL import Image
from pypdf import PdfReader

from groundplan.pages.medium import SITE
from groundplan.publish.begun import begin_drawing
from groundplan.publish.edition import finish_drawing, with_pictures, write_edition
from groundplan.publish.on_demand import offer_exports
from groundplan.publish.project import load_project
from groundplan.publish.studio import Studio
from tests.site.conftest import build, run


def test_every_diagram_that_is_written_has_its_files(site: Path) -> None:
    ids = {file.stem for file in (site / "diagrams").glob("*.svg")}

    assert {"shop", "overview"} < ids
    for ending in ("png", "pdf"):
        assert {file.stem for file in (site / "diagrams").glob(f"*.{ending}")} == {"shop"}
    with Image.open(site / "diagrams/shop.png") as image:
        assert image.format == "PNG"
    assert "Load balancer" in PdfReader(io.BytesIO((site / "diagrams/shop.pdf").read_bytes())).pages[0].extract_text()


def test_a_site_may_have_files_of_all_diagrams(own_shop: Path) -> None:
    config = own_shop / "mkdocs.yml"
    setting = "  - groundplan:\n      export: [png]\n      export_diagrams: all\n"
    config.write_text(config.read_text().replace("  - groundplan\n", setting, 1))
    build(own_shop)

    svgs, pngs = ({file.stem for file in (own_shop / "site/diagrams").glob(f"*.{end}")} for end in ("svg", "png"))
    assert pngs == svgs > {"shop"}


def test_a_site_makes_only_the_formats_it_wants(own_shop: Path) -> None:
    config = own_shop / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - groundplan\n", "  - groundplan:\n      export: [pdf]\n", 1))
    built = run("groundplan", "build", "--strict", "--quiet", cwd=own_shop)

    assert (built.returncode, built.stderr) == (0, "")
    assert list((own_shop / "site/diagrams").glob("*.pdf"))
    assert not list((own_shop / "site/diagrams").glob("*.png"))


def test_an_unknown_format_stops_the_build(own_shop: Path) -> None:
    config = own_shop / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - groundplan\n", "  - groundplan:\n      export: [gif]\n", 1))
    built = run("groundplan", "build", "--quiet", cwd=own_shop)

    assert built.returncode != 0
    assert "export" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize("mount_path", ["/", "/docs/"])
def test_a_served_site_makes_a_file_when_it_is_asked_for(own_shop: Path, mount_path: str) -> None:
    shutil.rmtree(own_shop / ".cache")
    studio = Studio()
    try:
        project = load_project(own_shop)
        edition = with_pictures(write_edition(project, "Shop", SITE), begin_drawing(project, studio))
        finish_drawing(edition, studio, None)
    finally:
        studio.close()
    assert edition.formats_of("shop") == ("svg", "png", "pdf")
    assert edition.formats_of("nothing") == ()
    server = LiveReloadServer(lambda: None, "localhost", 0, str(own_shop), mount_path)
    server.server_name, server.server_port = "localhost", 0
    offer_exports(server, lambda: edition)

    def ask(path: str) -> tuple[str, bytes]:
        told: list[str] = []
        environment: dict[str, Any] = {"PATH_INFO": path}
        setup_testing_defaults(environment)
        application = server.get_app()
        assert application is not None
        body = application(environment, lambda status, headers: told.append(status))  # type: ignore[arg-type]
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()  # A server does that, too.
        return told[0], content

    try:
        assert ask(f"{mount_path}diagrams/shop.png")[1].startswith(b"\x89PNG")
        assert ask(f"{mount_path}diagrams/shop.pdf")[1].startswith(b"%PDF-")
        assert ask(f"{mount_path}mkdocs.yml")[0] == "200 OK"
        assert ask(f"{mount_path}diagrams/nothing.png")[0].startswith("404")
    finally:
        server.server_close()
