"""Templates of the project: overriding, adding pages, and mistakes in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from groundplan.pages.names import NAMES
from groundplan.pages.page import NavEntry
from groundplan.pages.write import Written
from tests.pages.page_samples import page_of, reports, written

Project = Callable[..., Written]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Writes templates into a project, and gives its pages."""

    def with_templates(**templates: str) -> Written:
        for name, text in templates.items():
            file = tmp_path / "templates" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return written(root=tmp_path)

    return with_templates


def test_a_template_of_the_project_replaces_the_default(project: Project) -> None:
    result = project(**{"layer.md.j2": "# {{ layer.name }}!\n"})
    assert page_of(result, "layers/data.md").markdown == "# Data!\n"
    assert reports(result) == []


def test_a_template_can_extend_the_default_of_its_own_name(project: Project) -> None:
    extending = '{% extends "default/component.md.j2" %}\n{% block pictures %}No picture.\n{% endblock %}'
    result = project(**{"component.md.j2": extending})
    page = page_of(result, "components/app.md")
    assert "No picture." in page.markdown
    assert page.pictures == ()


def test_pages_of_its_own(project: Project) -> None:
    result = project(
        **{
            "pages/compare/both.md.j2": (
                "# Both of `them`\n\n[App](component:app) has `{{ model.components['app'].properties['size'] }}`, "
                "{{ model.owners.backend | link }}.\n\n{{ picture('overview', 'a | b') }}\n"
            )
        }
    )
    page = page_of(result, "compare/both.md")
    assert page.title == "Both of them"
    assert str(page.source) == "templates/pages/compare/both.md.j2:1:1"
    assert page.pictures == ("overview",)
    assert page.markdown == (
        "# Both of `them`\n\n[App](../components/app.md) has `t3.micro`, [Backend team](../owners/backend.md).\n\n"
        '<figure class="gp-figure" data-diagram="overview"><div class="gp-picture"></div>'
        "<figcaption>a &#124; b</figcaption></figure>\n"
    )
    assert result.nav[-1] == NavEntry("Compare", None, (NavEntry("Both of them", "compare/both.md"),))


def test_a_page_says_its_title_in_its_header(project: Project) -> None:
    result = project(
        **{"pages/x.md.j2": "---\ntitle: Numbers & more\ndescription: All of them.\nboost: 3\n---\n\nNo heading.\n"}
    )
    page = page_of(result, "x.md")
    assert (page.title, page.description, page.boost) == ("Numbers & more", "All of them.", 3.0)
    assert page.markdown == "No heading.\n"


def test_a_link_in_a_shared_part_is_right_on_every_page(project: Project) -> None:
    part = "{{ 'component:app' | link }}\n"
    include = '{% include "_part.md.j2" %}\n'
    result = project(**{"_part.md.j2": part, "pages/a.md.j2": include, "pages/b/c.md.j2": include})
    assert page_of(result, "a.md").markdown == "[Application](components/app.md)\n"
    assert page_of(result, "b/c.md").markdown == "[Application](../components/app.md)\n"


def test_text_joined_to_links_is_escaped(project: Project) -> None:
    result = project(**{"pages/x.md.j2": '{{ ("component:app" | link) ~ " [x](y) <b>" }}\n'})
    assert page_of(result, "x.md").markdown == "[Application](components/app.md) &#91;x&#93;(y) &#60;b&#62;\n"


@pytest.mark.parametrize(
    ("template", "report"),
    [
        (
            "# A\n\n{% for x in [1] %}\n",
            "3:1 template-syntax: The template does not parse: Unexpected end of template. Jinja was looking for the "
            "following tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for'.",
        ),
        ("# A\n\n  {{ modell.roots }}\n", "3:3 template-name: There is no name `modell` in this template"),
        ("{{ model.rots }}\n", "1:1 template-name: A model has no `rots`"),
        ("{{ model.components.ap.name }}\n", "1:1 template-name: There is no `ap` here"),
        ("\n{{ 1 / 0 }}\n", "2:1 template-failed: The template fails here: ZeroDivisionError: division by zero"),
        (
            "{{ picture('overvew') }}\n",
            "1:1 unknown-target: `diagram:overvew` leads nowhere: there is no diagram `overvew`.",
        ),
        (
            "{{ 'component:ap' | link }}\n",
            "1:1 unknown-target: `component:ap` leads nowhere: there is no component `ap`.",
        ),
        (
            "# A\n\nSee [x](component:ap).\n",
            "3:9 unknown-target: `component:ap` leads nowhere: there is no component `ap`.",
        ),
        ('{% include "_macro.md.j2" %}\n', "1:1 template-missing: There is no template `_macro.md.j2`."),
        (
            "---\ntitel: A\n---\n# A\n",
            "2:1 page-header: `titel` is not a key of a page's header. Did you mean `title`?",
        ),
        ("{{ model | link }}\n", "1:1 template-failed: The template fails here: a Model has no address"),
    ],
)
def test_mistakes_name_template_line_and_page(project: Project, template: str, report: str) -> None:
    result = project(**{"pages/a.md.j2": template})
    (found,) = reports(result)
    assert found.startswith(f"templates/pages/a.md.j2:{report}")


def test_a_template_that_fails_on_many_pages_is_told_once_with_the_component(project: Project) -> None:
    result = project(**{"component.md.j2": "# {{ component.nme }}\n"})
    (found,) = reports(result)
    assert found == (
        "templates/component.md.j2:1:1 template-name: A component has no `nme` (while writing `components/vpc.md`). "
        "Did you mean `name`?"
    )
    assert all(page.path != "components/app.md" for page in result.pages)


def test_a_template_that_nothing_uses(project: Project) -> None:
    result = project(**{"components.md.j2": "x", "_part.md.j2": "y", "README.md": "z", "layer.md": "w"})
    components, layer = reports(result)
    assert layer.startswith("templates/layer.md:1:1 unused-template: No page is written with the template `layer.md`.")
    assert components.startswith("templates/components.md.j2:1:1 unused-template: ")
    assert "Did you mean `component.md.j2`" in components


def test_a_page_may_not_take_the_place_of_another(project: Project) -> None:
    result = project(**{"pages/catalogue.md.j2": "# Mine\n"})
    (found,) = reports(result)
    assert found.startswith("templates/pages/catalogue.md.j2:1:1 page-twice: The page `catalogue.md` is written")


def test_a_template_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "layer.md.j2").write_bytes(b"# caf\xe9\n")
    (found,) = reports(written(root=tmp_path))
    assert found.startswith(
        "templates/layer.md.j2:1:1 template-unreadable: The template cannot be read: it is not UTF-8"
    )


@pytest.mark.parametrize("up", ["../secret.txt", "{root}/secret.txt", "..\\\\secret.txt"])
def test_no_template_leads_out_of_its_folder(tmp_path: Path, project: Project, up: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    result = project(**{"pages/x.md.j2": '{% include "' + up.format(root=tmp_path) + '" %}'})
    (found,) = reports(result)
    assert found.startswith("templates/pages/x.md.j2:1:1 template-missing: ")


def test_a_template_that_is_no_ordinary_file(tmp_path: Path) -> None:
    (tmp_path / "templates" / "pages" / "folder.md.j2").mkdir(parents=True)
    (tmp_path / "templates" / "pages" / "gone.md.j2").symlink_to("nowhere")
    (found,) = reports(written(root=tmp_path))
    assert found.startswith("templates/pages/gone.md.j2:1:1 template-unreadable: The template cannot be read: it is no")


def test_every_documented_name_exists_and_its_example_works(project: Project) -> None:
    templates: dict[str, list[str]] = {}
    for name in NAMES:
        where = name.where.replace("`", "").split(", ")[0] if name.where != "all templates" else "pages/names.md.j2"
        if "{{ component" in name.example:
            where = "component.md.j2"
        templates.setdefault(where, []).append(f"- {name.example}")
    result = project(**{where: "\n".join(examples) for where, examples in templates.items()})
    assert reports(result) == []
    assert "Backend team" in page_of(result, "owners/backend.md").markdown
