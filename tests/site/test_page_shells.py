"""What the theme puts around pages is rendered once for many. Nobody can tell from the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.conftest import contents, run
from tests.site.playground import make_playground

APART = "def on_page_context(context, **_):\n    return context\n"
"""Somebody else who could change what templates see: then each page is rendered by itself."""

OWN = {
    "asks": """
{% extends "base.html" %}
{% block extrahead %}
{% if page %}<meta name="t" content="{{ page.title }}|{{ page.meta.description | d('none') }}">{% endif %}
{% endblock %}
{% block footer %}
{% if page %}
{% if "farm" in page.content %}<p>of the farm</p>{% endif %}{% if page.title == "App" %}<p>the app</p>{% endif %}
{{ page.meta | length }} {{ page.toc | length }} {{ page.url }} {{ page.file.src_uri }}
{{ page.meta.search | d(none) | tojson }}
{% for at in page.toc %}{{ loop.index }} of {{ loop.length }} {{ at.level }} {{ at.url | url }}{% endfor %}
{% endif %}
{% endblock %}
""",
    "computes": """
{% extends "base.html" %}
{% block footer %}
{% if page %}
{{ page.content | striptags | wordcount // 200 }} {{ page.title | upper }} {{ page.title ~ "!" }} {{ page.title[:3] }}
{{ page.meta.title | length }} {{ (page.title or "") | replace("a", "b") }} {{ {"title": page.title} | tojson }}
{% set said %}{{ page.title }}{% endset %}{{ said | length }} {{ said }} {{ said }}
{% endif %}
{% endblock %}
""",
    "fails": '{% extends "base.html" %}{% block footer %}{{ page and page.toc.nothing.at_all }}{% endblock %}',
}


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once, so that its pictures are kept."""
    folder = tmp_path_factory.mktemp("shells") / "playground"
    make_playground(folder)
    assert run("groundplan", "build", cwd=folder).returncode == 0
    return folder


@pytest.mark.parametrize("own", [None, *OWN])
def test_the_site_is_the_one_of_which_each_page_is_rendered_by_itself(
    playground: Path, tmp_path: Path, own: str | None
) -> None:
    sites = []
    for name, more in (("once", ""), ("apart", "hooks: [apart.py]\n")):
        folder = tmp_path / name
        shutil.copytree(playground, folder)
        settings = folder / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        if own is not None:
            (folder / "theme").mkdir()
            (folder / "theme/main.html").write_text(OWN[own].lstrip(), encoding="utf-8")
            text = text.replace("theme:\n", "theme:\n  custom_dir: theme\n", 1)
        (folder / "apart.py").write_text(APART, encoding="utf-8")
        settings.write_text(more + text, encoding="utf-8")
        built = run("groundplan", "build", "--quiet", cwd=folder)
        sites.append((built.returncode, "Error building page" in built.stderr, contents(folder / "site")))
    once, apart = sites
    assert once[:2] == apart[:2] == ((1, True) if own == "fails" else (0, False))
    assert once[2].keys() == apart[2].keys()
    assert [path for path, content in once[2].items() if content != apart[2][path]] == []
