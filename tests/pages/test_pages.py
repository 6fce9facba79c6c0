"""The pages of a small model, to the character."""

from __future__ import annotations

from textwrap import dedent

from groundplan.pages.medium import FILES, SITE
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


def test_a_component_on_the_site() -> None:
    page = page_of(written(), "components/app.md")
    assert page.title == "Application"
    assert page.description == "Answers every request, out of the database."
    assert page.pictures == ("app.neighbours",)
    assert str(page.source) == "model/model.yml:13:11"
    assert page.markdown == SITE_PAGE


def test_a_component_among_files() -> None:
    page = page_of(written(medium=FILES), "components/app.md")
    assert page.markdown == FILES_PAGE


def test_the_steps_of_a_flow_among_files() -> None:
    assert (
        dedent(
            """\
        | Step | From | To | What happens | Over |
        | --- | --- | --- | --- | --- |
        | 1 | [Users](../components/users.md) | [Application](../components/app.md) | orders | [HTTPS 443](../components/users.md#connection-users--app) |
        | | | | *Now it gets *serious*.* | |
        """
        )
        in page_of(written(medium=FILES), "flows/order.md").markdown
    )


def test_search_finds_components_first_and_leaves_out_the_great_tables() -> None:
    pages = {page.path: page for page in written().pages}
    assert max(pages.values(), key=lambda page: page.boost).path.startswith("components/")
    assert [path for path, page in pages.items() if not page.searchable] == ["catalogue.md", "matrix.md"]
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
    assert [report.partition(" There is")[0] for report in reports(result)] == [
        "docs/components/app-b.md:1:1 text-for-instance: `app-b` is an instance of `app` and has no page of its own. "
        "Move the text to `docs/components/app.md`.",
        "docs/components/app.md:2:5 unknown-target: `component:nothing` leads nowhere: there is no component `nothing`.",
        "docs/components/databse.md:1:1 text-for-unknown-component: There is no component `databse` whose page this text "
        "could join. Did you mean `database`? The file's name is the component's id.",
    ]


def test_links_in_descriptions_that_lead_nowhere() -> None:
    result = written(
        """
        components:
          app: {type: aws.compute.EC2, summary: "See [it](component:ap)."}
        """
    )
    assert reports(result) == [
        "model/model.yml:3:3 unknown-target: `component:ap` leads nowhere: there is no component `ap`. Did you mean `app`?"
    ]


def test_the_same_model_gives_the_same_pages() -> None:
    assert written(medium=SITE) == written(medium=SITE)


SITE_PAGE = ""
FILES_PAGE = ""
