"""Links into the model from hand-written Markdown."""

from __future__ import annotations

from functools import cache

import pytest

from groundplan.pages.addresses import Addresses
from groundplan.pages.medium import FILES, SITE
from groundplan.pages.targets import place_targets
from groundplan.testing import temporary_model
from tests.pages.page_samples import SHOP, diagrams_of


@cache
def addresses() -> Addresses:
    model = temporary_model(SHOP)
    return Addresses(model, diagrams_of(model))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[the app](component:app)", "[the app](components/app.md)"),
        ("[](component:app)", "[Application](components/app.md)"),
        ("[`app`](component:app)", "[`app`](components/app.md)"),
        ("[zone b](component:app-b)", "[zone b](components/app.md#instance-app-b)"),
        ("[its flows](component:app#flows)", "[its flows](components/app.md#flows)"),
        ("[x](connection:app--database)", "[x](components/app.md#connection-app--database)"),
        ("[x](flow:order)", "[x](flows/order.md)"),
        ("[x](layer:data)", "[x](layers/data.md)"),
        ("[x](owner:backend)", "[x](owners/backend.md)"),
        ("[x](<tag:api>)", "[x](tags/api.md)"),
        ("[x](diagram:request-path)", "[x](diagrams/request-path.md)"),
        ("[x](diagram:overview)", "[x](diagrams/overview.md)"),
        ("[x](diagram:app.neighbours)", "[x](components/app.md)"),
        ("[x](diagram:vpc.inside)", "[x](components/vpc.md)"),
        ("[x](diagram:flow.order)", "[x](flows/order.md)"),
        ('[x](component:app "The app")', '[x](components/app.md "The app")'),
        ("[a]: component:app", "[a]: components/app.md"),
        ("[a]: <component:app> 'T'", "[a]: components/app.md 'T'"),
        (
            "[a [b] c](component:app) and [d](component:database)",
            "[a [b] c](components/app.md) and [d](components/database.md)",
        ),
        ("- item\n\n      [x](component:app)", "- item\n\n      [x](components/app.md)"),
        (
            "[x](https://example.com) [y](other.md) [z](component.md)",
            "[x](https://example.com) [y](other.md) [z](component.md)",
        ),
    ],
)
def test_links(written: str, expected: str) -> None:
    placed = place_targets(written, "index.md", "docs/index.md", addresses(), SITE)
    assert placed.markdown == expected
    assert placed.problems == ()


@pytest.mark.parametrize(
    "code",
    [
        "`[x](component:nothing)`",
        "``a ` [x](component:nothing)``",
        "```\n[x](component:nothing)\n```",
        "~~~ markdown\n[x](component:nothing)\n```\n[x](component:nothing)\n~~~",
        "1. item\n\n    ````md\n    ```\n    [x](component:nothing)\n    ```\n    ````\n",
        "<!-- [x](component:nothing) -->",
        "\\[x](component:nothing)",
        "```\n[x](component:nothing), never closed",
    ],
)
def test_code_and_comments_are_left_alone(code: str) -> None:
    placed = place_targets(code, "index.md", "docs/index.md", addresses(), SITE)
    assert placed.markdown == code
    assert placed.problems == ()


def test_pictures() -> None:
    placed = place_targets("![The path](diagram:request-path)", "index.md", "docs/index.md", addresses(), SITE)
    assert placed.markdown == (
        '<figure class="gp-figure" data-diagram="request-path"><div class="gp-picture"></div>'
        "<figcaption>The path</figcaption></figure>"
    )
    assert placed.pictures == ("request-path",)


def test_pictures_among_files() -> None:
    placed = place_targets("![](diagram:request-path)", "a/b.md", "docs/a/b.md", addresses(), FILES)
    assert placed.markdown == "[![The request path](../diagrams/request-path.svg)](../diagrams/request-path.md)"


def test_what_leads_nowhere_is_told_with_line_and_column() -> None:
    text = (
        "# Title\n\n```\n[x](component:a)\n```\n\n"
        "See [the `db`](component:databse), [y](flow:ordr) and\n![z](diagram:reqest-path).\n"
    )
    placed = place_targets(text, "index.md", "docs/index.md", addresses(), SITE)
    assert [(str(problem.place), problem.place.length, problem.message) for problem in placed.problems] == [
        ("docs/index.md:7:16", 17, "`component:databse` leads nowhere: there is no component `databse`."),
        ("docs/index.md:7:40", 9, "`flow:ordr` leads nowhere: there is no flow `ordr`."),
        ("docs/index.md:8:6", 19, "`diagram:reqest-path` leads nowhere: there is no diagram `reqest-path`."),
    ]
    assert placed.problems[0].mend == "Did you mean `database`?"
    assert placed.markdown.endswith("See the `db`, y and\nz.\n")
