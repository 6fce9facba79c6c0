"""The pages of a small model, to the character."""

from __future__ import annotations

from groundplan.pages.medium import FILES, SITE
from groundplan.pages.write import Written
from tests.pages.page_samples import page_of, reports, written


def test_there_is_a_page_for_everything() -> None:
    result = written()
    assert reports(result) == []
    assert [page.path for page in result.pages] == [
        "architecture.md",
        "components/vpc.md",
        "components/app.md",
        "components/database.md",
        "components/rules.md",
        "components/users.md",
        "diagrams/index.md",
        "diagrams/request-path.md",
        "diagrams/overview.md",
        "diagrams/layers.md",
        "flows/index.md",
        "flows/order.md",
        "layers/data.md",
        "owners/backend.md",
        "tags/api.md",
        "catalogue.md",
        "matrix.md",
    ]
    assert sorted(result.paths) == sorted(page.path for page in result.pages)


def test_a_component_on_the_site() -> None:
    page = page_of(written(), "components/app.md")
    assert page.title == "Application"
    assert page.description == "Answers every request, out of the database."
    assert page.pictures == ("app.neighbours",)
    assert str(page.source) == "model/model.yml:11:7"
    assert page.markdown == SITE_PAGE


def test_a_component_among_files() -> None:
    page = page_of(written(medium=FILES), "components/app.md")
    assert page.markdown == FILES_PAGE


def test_a_group_lists_what_crosses_its_border() -> None:
    assert CROSSINGS in page_of(written(medium=FILES), "components/vpc.md").markdown


def test_the_kind_of_a_component_says_nothing_twice() -> None:
    result = written(
        """
        components:
          payments: {type: aws.compute.Lambda, technology: "Lambda, Python 3.13, arm64", summary: Takes payments.}
          cache: {type: aws.database.ElasticacheForRedis, technology: "ElastiCache, Redis", summary: Remembers.}
        """
    )
    assert '<p class="gp-kind"><span>Lambda</span> <span>Python 3.13, arm64</span></p>' in _markdown(result, "payments")
    assert '<p class="gp-kind"><span>ElastiCache for Redis</span></p>' in _markdown(result, "cache")


def _markdown(result: Written, id: str) -> str:
    return page_of(result, f"components/{id}.md").markdown


def test_the_steps_of_a_flow_among_files() -> None:
    markdown = page_of(written(medium=FILES), "flows/order.md").markdown
    assert STEPS in markdown


def test_search_finds_components_first_and_leaves_out_great_tables_and_automatic_diagrams() -> None:
    pages = {page.path: page for page in written().pages}
    assert max(pages.values(), key=lambda page: page.boost).path.startswith("components/")
    assert {path for path, page in pages.items() if not page.searchable} == {
        *("diagrams/overview.md", "diagrams/layers.md", "catalogue.md", "matrix.md")
    }
    assert all(
        word in pages["components/app.md"].markdown for word in ("<code>app</code>", "aws.compute.EC2", "EC2", "api")
    )


def test_a_hand_written_text_joins_the_page_of_its_component() -> None:
    result = written(texts={"app": "### Restart\n\nAfter the [database](component:database).\n"})
    markdown = page_of(result, "components/app.md").markdown
    assert "\n### Restart\n\nAfter the [database](database.md).\n" in markdown
    assert reports(result) == []


def test_texts_that_belong_to_no_page() -> None:
    result = written(texts={"databse": "Text", "app-b": "Text", "app": "\n[x](component:nothing)"})
    instance, target, unknown = reports(result)
    assert instance == (
        "docs/components/app-b.md:1:1 text-for-instance: `app-b` is an instance of `app` and has no page of its own. "
        "Move the text to `docs/components/app.md`."
    )
    assert target.startswith("docs/components/app.md:2:5 unknown-target: `component:nothing` leads nowhere: ")
    assert unknown == (
        "docs/components/databse.md:1:1 text-for-unknown-component: There is no component `databse` whose page this "
        "text could join. Did you mean `database`? The file's name is the component's id."
    )


def test_links_in_descriptions_that_lead_nowhere() -> None:
    result = written(
        """
        components:
          app: {type: aws.compute.EC2, summary: "See [it](component:ap)."}
        """
    )
    assert reports(result) == [
        "model/model.yml:3:3 unknown-target: `component:ap` leads nowhere: there is no component `ap`. "
        "Did you mean `app`?"
    ]


def test_the_same_model_gives_the_same_pages() -> None:
    assert written(medium=SITE) == written(medium=SITE)


CROSSINGS = """\
## Incoming connections

| From | To | What | Protocol | Port | Kind |
| --- | --- | --- | --- | --- | --- |
| [Users](users.md) | [Application](app.md) | [buy](users.md#connection-users--app) | HTTPS | 443 | sync |
"""

STEPS = """\
## Steps

| Step | From | To | What happens | Over |
| --- | --- | --- | --- | --- |
| <a id="step-1"></a>1 | [Users](../components/users.md) | [Application](../components/app.md) | orders | [HTTPS 443](../components/users.md#connection-users--app) |
| | | | Now it gets *serious*. | |
| | | | **If there is one left** | |
| <a id="step-2a.1"></a>2a.1 | [Application](../components/app.md) | [Database](../components/database.md) | writes it down | [MySQL 3306](../components/app.md#connection-app--database) |
| <a id="step-2a.2"></a>2a.2 | [Database](../components/database.md) | [Application](../components/app.md) | confirms | [MySQL 3306](../components/app.md#connection-app--database) (answer) |
| | | | **Otherwise** | |
| <a id="step-2b"></a>2b | [Application](../components/app.md) | [Users](../components/users.md) | is sorry | [HTTPS 443](../components/users.md#connection-users--app) (answer) |

"""  # noqa: E501

SITE_PAGE = """\
<div class="gp-head">
<nav class="gp-path" aria-label="Stands in" data-search-exclude><a href="../vpc/">Vpc</a></nav>
<div class="gp-title">
<img class="gp-icon" src="../../assets/groundplan/icons/aws-compute-ec2.png" alt="" loading="lazy">
<div>
<h1 data-search-exclude>Application</h1>
<p class="gp-kind"><span>EC2</span> <span>nginx</span></p>
</div>
</div>
<p class="gp-chips"><a class="gp-tag" href="../../tags/api/">Api</a></p>
</div>

<p class="gp-lead">Answers <strong>every</strong> request, out of the <a href="../database/">database</a>.</p>

<dl class="gp-facts">
<div><dt>Id</dt> <dd><code>app</code></dd></div>
<div><dt>Type</dt> <dd><code>aws.compute.EC2</code></dd></div>
<div><dt>Owner</dt> <dd><a href="../../owners/backend/">Backend team</a></dd></div>
<div><dt>Member of</dt> <dd><a href="../rules/">Rules</a></dd></div>
<div data-search-exclude><dt>Written in</dt> <dd><code>model/model.yml</code>, line 11</dd></div>
</dl>

<figure class="gp-figure" data-diagram="app.neighbours"><div class="gp-picture"></div></figure>

## About

<div class="gp-prose">
<h3>How</h3>
<p>See <a href="../../flows/order/">the order</a>.</p>
</div>

## Instances

Application stands in more places. What holds for it holds for each of these.

| Instance | Stands in | Count | Status |
| --- | --- | --- | --- |
| <a id="instance-app-b"></a>Application (<code>app-b</code>) | [Vpc](vpc.md) | 2 | live |

## Incoming connections

<table data-search-exclude>
<thead><tr><th>From</th><th>What</th><th>Protocol</th><th>Port</th><th>Kind</th></tr></thead>
<tbody>
<tr><td><img class="gp-icon" src="../../assets/groundplan/icons/onprem-client-users.png" alt="" loading="lazy"><a href="../users/">Users</a></td><td>buy</td><td>HTTPS</td><td>443</td><td>sync</td></tr>
</tbody>
</table>

## Outgoing connections

<table data-search-exclude>
<thead><tr><th>To</th><th>What</th><th>Protocol</th><th>Port</th><th>Kind</th></tr></thead>
<tbody>
<tr><td><a id="connection-app--database"></a><img class="gp-icon" src="../../assets/groundplan/icons/aws-database-rds.png" alt="" loading="lazy"><a href="../database/">Database</a></td><td>reads and writes</td><td>MySQL</td><td>3306</td><td>sync</td></tr>
</tbody>
</table>

## Flows

<table data-search-exclude>
<thead><tr><th>Flow</th><th>Steps</th><th>What happens here</th></tr></thead>
<tbody>
<tr><td><a href="../../flows/order/">Order</a></td><td><a href="../../flows/order/#step-1">1</a>, <a href="../../flows/order/#step-2a.1">2a.1</a>, <a href="../../flows/order/#step-2a.2">2a.2</a>, <a href="../../flows/order/#step-2b">2b</a></td><td>orders; writes it down; confirms; is sorry</td></tr>
</tbody>
</table>

## Properties

<table>
<thead><tr><th>Property</th><th>Value</th></tr></thead>
<tbody>
<tr><td>size</td><td>t3.micro</td></tr>
<tr><td>ports</td><td>80, 443</td></tr>
<tr><td>disk</td><td>kind: gp3; size: 8 GB</td></tr>
</tbody>
</table>

## Links

- [Runbook](https://example.com/run)
"""  # noqa: E501

FILES_PAGE = """\
# Application

[Vpc](vpc.md)

**EC2**, nginx

Answers **every** request, out of the [database](database.md).

| | |
| --- | --- |
| Id | `app` |
| Type | `aws.compute.EC2` |
| Owner | [Backend team](../owners/backend.md) |
| Member of | [Rules](rules.md) |
| Tags | [Api](../tags/api.md) |
| Written in | `model/model.yml`, line 11 |

![Application: neighbours](../diagrams/app.neighbours.svg)

## About

### How

See [the order](../flows/order.md).

## Instances

Application stands in more places. What holds for it holds for each of these.

| Instance | Stands in | Count | Status |
| --- | --- | --- | --- |
| <a id="instance-app-b"></a>Application (`app-b`) | [Vpc](vpc.md) | 2 | live |

## Incoming connections

| From | What | Protocol | Port | Kind |
| --- | --- | --- | --- | --- |
| [Users](users.md) | buy | HTTPS | 443 | sync |

## Outgoing connections

| To | What | Protocol | Port | Kind |
| --- | --- | --- | --- | --- |
| <a id="connection-app--database"></a>[Database](database.md) | reads and writes | MySQL | 3306 | sync |

## Flows

| Flow | Steps | What happens here |
| --- | --- | --- |
| [Order](../flows/order.md) | [1](../flows/order.md#step-1), [2a.1](../flows/order.md#step-2a.1), [2a.2](../flows/order.md#step-2a.2), [2b](../flows/order.md#step-2b) | orders; writes it down; confirms; is sorry |

## Properties

| Property | Value |
| --- | --- |
| size | t3.micro |
| ports | 80, 443 |
| disk | kind: gp3; size: 8 GB |

## Links

- [Runbook](https://example.com/run)
"""  # noqa: E501
