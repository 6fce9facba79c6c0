"""Text that people write stays text, whatever it looks like: in Markdown, in tables, in HTML and in code."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest
from markupsafe import Markup

from groundplan.pages.escape import escape, protect, revealed

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "a|b",
    "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "# head",
    ":smile:",
    "first\nsecond\n\n    code",
    "- list",
    "1. list",
    "12) list",
    "> quotation",
    "**bold** __bold__ _it_ *it* ~~gone~~ ==mark== ^^ins^^",
    "`code`",
    "--- ***",
    "***",
    "=====",
    "+ plus",
    "!!! note",
    "??? note",
    "/// note",
    ": definition",
    "&amp; &lt;",
    "\\*not\\*",
    "https://example.com",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "{: .class } { .class }",
    "$x$ @someone #12",
    "[^1] [[wiki]]",
    "\U000f003cb\U000f003e",
]
EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.inlinehilite",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tilde",
]


def rendered(page: str) -> str:
    return markdown.markdown(page, extensions=EXTENSIONS)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def plain(text: str) -> str:
    return " ".join(re.sub("[\U000f0000-\U000f007f]", "\ufffd", text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_paragraph(text: str) -> None:
    html = rendered(revealed(f"{escape(text)}\n"))
    assert re.fullmatch(r"<p>[^<]*</p>", html)
    assert text_of(html) == plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_heading(text: str) -> None:
    html = rendered(revealed(f"# {escape(text)}\n"))
    assert re.fullmatch(r'<h1 id="[^"]*">[^<]*</h1>', html)
    assert text_of(html) == plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_in_a_table(text: str) -> None:
    html = rendered(revealed(f"| a | b |\n| --- | --- |\n| {escape(text)} | [{escape(text)}](x.md) |\n"))
    assert html.count("<td>") == 2
    assert [text_of(cell) for cell in re.findall(r"<td>(.*?)</td>", html, re.DOTALL)] == [plain(text)] * 2
    assert set(re.findall(r"<(\w+)", html)) == {"table", "thead", "tbody", "tr", "th", "td", "a"}


@pytest.mark.parametrize("text", HOSTILE)
def test_in_html_inside_markdown(text: str) -> None:
    html = rendered(
        revealed(f"A <b title=\"{escape(text)}\">word</b>.\n\n<div title='{escape(text)}'>{escape(text)}</div>\n")
    )
    assert set(re.findall(r"<(\w+)", html)) == {"p", "b", "div"}
    inline, block = re.findall(r"""title=(?:"([^"]*)"|'[^']*')""", html)[0], re.findall(r"title='([^']*)'", html)[0]
    assert " ".join(unescape(inline).split()) == " ".join(unescape(block).split()) == plain(text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if "`" not in text])
def test_in_code_it_is_what_it_is(text: str) -> None:
    html = rendered(revealed(f"Inline: `{escape(text)}`.\n\n```text\n{escape(text)}\n```\n"))
    codes = re.findall(r"<code[^>]*>(.*?)</code>", html, re.DOTALL)
    assert [text_of(code) for code in codes] == [plain(text)] * 2


def test_code_cannot_be_left() -> None:
    html = rendered(revealed(f"`{escape('a` <b>bold</b> `c')}`\n"))
    assert html == "<p><code>aˋ &lt;b&gt;bold&lt;/b&gt; ˋc</code></p>"


def test_ordinary_text_stays_readable() -> None:
    text = "Spreads requests over 3 zones (10.0.0.0/16), at 99.9 % - or so; e.g. by round-robin."
    assert revealed(str(escape(text))) == text


def test_what_is_markup_already_stays() -> None:
    assert escape(Markup("[a](b)")) == "[a](b)"
    assert escape(None) == ""
    assert escape(12) == "12"


def test_protected_html_keeps_its_tags_and_addresses() -> None:
    html = protect('see <a href="../db/#a">a_b|c</a> at 10:30 or ==x==')
    assert rendered(revealed(html)) == (
        '<p>see <a href="../db/&#35;a">a&#95;b&#124;c</a> at 10&#58;30 or &#61;=x&#61;=</p>'
    )
