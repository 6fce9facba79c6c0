"""Pages as HTML: what Python-Markdown makes of them, with links between files turned into links between addresses."""

from __future__ import annotations

import pytest
from markdown import Markdown

from groundplan.pages.html import Dialect, Html, html_key, to_html
from groundplan.pages.medium import SITE, SITE_WITH_FILE_URLS

EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "attr_list", "def_list", "md_in_html", "footnotes"]
SETTINGS = {"toc": {"permalink": True}}

TEXTS = {
    "an element": "# A\n\n<div class='x'>\n<p>one</p>\n</div>\n\n## B\n",
    "first and last": "<p>one</p>\n\n<p>two</p>",
    "two elements": "<p>one</p>\n<p>two</p>\n\nText",
    "text between": "<p>one</p> *two* <p>three</p>\n\nText",
    "nested": "<div>\n<div>one</div>\n</div>\n\nText",
    "open": "<div>\n<div>one</div>\n\nText *two*\n\n</div>\n\nText",
    "closed too often": "<div>one</div></div>\n\nText",
    "another element": "<divide>one</divide>\n\nText",
    "empty lines inside": "<table>\n<tr><td>one</td></tr>\n\n<tr><td>two</td></tr>\n</table>\n\nText",
    "indented": "    <div>code</div>\n\nText",
    "in a list": "- one\n\n    <div>two</div>\n\n- three\n",
    "after a list": "- one\n\n<div>two</div>\n\n- three\n",
    "in a note": "!!! note\n    one\n\n    <div>two</div>\n\n<div>three</div>\n",
    "in code": "```html\n\n<div>code</div>\n\n```\n\n<div>element</div>\n",
    "markdown inside": '<div markdown="1">\n\n*one*\n\n<div>two</div>\n\n</div>\n',
    "a comment": "<div><!-- </div> -->one</div>\n\nText",
    "a figure": '<figure class="gp-figure" data-diagram="x"><div class="gp-picture"></div></figure>\n\nText',
    "attributes after": "<p>one</p>\n{: .x }\n\n# A {: #b }\n",
    "many empty lines": "\n\n\n<p>one</p>\n\n\n\n<p>two</p>\n\n\n",
    "a note below": "Text[^1]\n\n[^1]: <div>one</div>\n\n<div>two</div>\n",
    "a reference": '<p>one</p>\n\n[x]\n\n[x]: https://example.com "<p>two</p>"\n',
    "spaces": "<p>one</p>  \n\n<p>two</p>\n \n<p>three</p>\n",
}


def dialect(*extensions: str) -> Dialect:
    found = Dialect.of(extensions or EXTENSIONS, SETTINGS)
    assert found is not None
    return found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("without", [(), ("md_in_html",)], ids=["all", "plain"])
def test_html_in_a_page_is_what_markdown_makes_of_it(text: str, without: tuple[str, ...]) -> None:
    extensions = [name for name in EXTENSIONS if name not in without]
    plain = Markdown(extensions=extensions, extension_configs=SETTINGS)

    found = to_html(text, "a.md", dialect(*extensions), SITE)

    assert found.content == plain.convert(text)
    assert list(found.headings) == getattr(plain, "toc_tokens")  # noqa: B009 - its extension adds it.


def test_one_page_leaves_nothing_behind_for_the_next() -> None:
    alone = to_html("# Title\n\n<p>one</p>\n\n[x][y]\n", "a.md", dialect(), SITE)
    to_html("# Title\n\n[y]: https://example.com\n\n<p>two</p>\n", "b.md", dialect(), SITE)

    assert to_html("# Title\n\n<p>one</p>\n\n[x][y]\n", "a.md", dialect(), SITE) == alone


@pytest.mark.parametrize(
    ("written", "seen", "in_files"),
    [
        ("../owners/team.md", "../../owners/team/", "../owners/team.html"),
        ("b.md#part", "../b/#part", "b.html#part"),
        ("a.md", "./", "a.html"),
        ("../index.md", "../../", "../index.html"),
        ("../assets/x.png", "../../assets/x.png", "../assets/x.png"),
        ("#part", "#part", "#part"),
        ("https://example.com/x.md", "https://example.com/x.md", "https://example.com/x.md"),
        ("/x.md", "/x.md", "/x.md"),
        ("mailto:team@example.com", "mailto:team@example.com", "mailto:team@example.com"),
    ],
)
def test_links_to_files_become_links_to_addresses(written: str, seen: str, in_files: str) -> None:
    text = f"[link]({written})"

    assert f'href="{seen}"' in to_html(text, "components/a.md", dialect(), SITE).content
    assert f'href="{in_files}"' in to_html(text, "components/a.md", dialect(), SITE_WITH_FILE_URLS).content


def test_what_is_kept_comes_back() -> None:
    html = to_html("# Über <b>x</b>\n\n## B\n", "a.md", dialect(), SITE)

    assert Html.unpacked(html.packed()) == html
    assert Html.unpacked(b"{}") is None
    assert Html.unpacked(b'["x"]') is None
    assert Html.unpacked(b"\xff") is None


def test_keys_differ_wherever_the_html_could() -> None:
    keys = {
        html_key("text", "a.md", dialect(), SITE),
        html_key("text!", "a.md", dialect(), SITE),
        html_key("text", "b.md", dialect(), SITE),
        html_key("text", "a.md", dialect("tables"), SITE),
        html_key("text", "a.md", dialect(), SITE_WITH_FILE_URLS),
    }

    assert len(keys) == 5


def test_extensions_that_cannot_be_sent_make_no_dialect() -> None:
    assert Dialect.of([object()], {}) is None
    assert Dialect.of(["toc"], {"toc": {"slugify": lambda text: text}}) is None
    unknown = Dialect.of(["their_own.extension"], {})
    assert unknown is not None
    assert not unknown.is_known
