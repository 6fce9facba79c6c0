"""Addresses on a site with either kind of address, and among plain files."""

from __future__ import annotations

import pytest

from groundplan.pages.medium import FILES, SITE, SITE_WITH_FILE_URLS


@pytest.mark.parametrize(
    ("page", "target", "link", "directory", "file"),
    [
        ("components/app.md", "components/db.md", "db.md", "../db/", "db.html"),
        ("components/app.md", "components/db.md#flows", "db.md#flows", "../db/#flows", "db.html#flows"),
        ("components/app.md", "components/app.md#flows", "#flows", "#flows", "#flows"),
        ("components/app.md", "diagrams/x.svg", "../diagrams/x.svg", "../../diagrams/x.svg", "../diagrams/x.svg"),
        ("components/app.md", "diagrams/index.md", "../diagrams/index.md", "../../diagrams/", "../diagrams/index.html"),
        ("components/app.md", "catalogue.md", "../catalogue.md", "../../catalogue/", "../catalogue.html"),
        ("diagrams/index.md", "diagrams/x.md", "x.md", "x/", "x.html"),
        ("diagrams/index.md", "diagrams/x.svg", "x.svg", "x.svg", "x.svg"),
        ("index.md", "components/app.md", "components/app.md", "components/app/", "components/app.html"),
        ("catalogue.md", "index.md", "index.md", "../", "index.html"),
        ("a/b/c.md", "index.md", "../../index.md", "../../../", "../../index.html"),
        ("index.md", "files/a%20b.pdf", "files/a%20b.pdf", "files/a%20b.pdf", "files/a%20b.pdf"),
        ("index.md", "files/100% a.pdf", "files/100%25%20a.pdf", "files/100%25%20a.pdf", "files/100%25%20a.pdf"),
        ("index.md", "tags/größe.md", "tags/gr%C3%B6%C3%9Fe.md", "tags/gr%C3%B6%C3%9Fe/", "tags/gr%C3%B6%C3%9Fe.html"),
    ],
)
def test_addresses(page: str, target: str, link: str, directory: str, file: str) -> None:
    assert SITE.link(page, target) == SITE_WITH_FILE_URLS.link(page, target) == FILES.link(page, target) == link
    assert SITE.url(page, target) == directory
    assert SITE_WITH_FILE_URLS.url(page, target) == file
    assert FILES.url(page, target) == link
