"""The `types:` section: what an own type takes from the one it extends, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.own import own_types
from groundplan.source.document import Map
from groundplan.source.problem import Problem
from groundplan.source.reader import read_yaml

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def read(yaml: str, root: Path | None = None) -> tuple[Mapping[str, ComponentType], tuple[Problem, ...]]:
    documents, problems = read_yaml(yaml, "model/types.yml")
    assert problems == ()
    section = documents[0].root
    assert isinstance(section, Map)
    return own_types(section, default_catalogue(), root)


def types_of(yaml: str, root: Path | None = None) -> Mapping[str, ComponentType]:
    types, problems = read(yaml, root)
    assert problems == ()
    return types


def mistakes(yaml: str, root: Path | None = None) -> list[str]:
    """The problems of a section, each as `line:column code: message mend`."""
    return [
        f"{problem.place.line}:{problem.place.column} {problem.code.name}: {problem.message} {problem.mend}"
        for problem in read(yaml, root)[1]
    ]


def test_an_own_type_has_everything_from_the_type_that_it_extends() -> None:
    worker = types_of("acme.Worker:\n  extends: aws.InternetGateway\n")["acme.Worker"]
    gateway = default_catalogue().resolve("aws.network.InternetGateway")
    assert isinstance(gateway, ComponentType)
    assert worker.lineage == ("acme.Worker", "aws.network.InternetGateway")
    assert (worker.icon, worker.frame, worker.on_border) == (gateway.icon, gateway.frame, True)
    assert (worker.title, worker.provider, worker.category) == ("Worker", "acme", "")


def test_types_extend_each_other_in_any_order() -> None:
    types = types_of(
        "acme.Night:\n  extends: acme.Worker\n  name: Night worker\n"
        "acme.Worker:\n  extends: acme.Job\n"
        "acme.Job:\n  extends: aws.compute.Lambda\n"
    )
    assert list(types) == ["acme.Night", "acme.Worker", "acme.Job"]
    assert types["acme.Night"].lineage == ("acme.Night", "acme.Worker", "acme.Job", "aws.compute.Lambda")
    assert types["acme.Night"].title == "Night worker"


def test_a_long_chain_of_types_is_no_trouble() -> None:
    chain = "".join(f"acme.T{at}:\n  extends: acme.T{at + 1}\n" for at in range(500))
    types = types_of(f"{chain}acme.T500:\n  extends: aws.compute.Lambda\n")
    assert len(types["acme.T0"].lineage) == 502


def test_defaults_are_joined_with_those_of_the_extended_type() -> None:
    types = types_of(
        "acme.Job:\n"
        "  extends: aws.compute.Lambda\n"
        "  defaults:\n"
        "    technology: Python\n"
        "    tags: [job]\n"
        "    status: planned\n"
        "    properties: {runtime: '3.10', memory: 128 MB}\n"
        "acme.Worker:\n"
        "  extends: acme.Job\n"
        "  defaults:\n"
        "    tags: [worker, night]\n"
        "    properties: {memory: 256 MB}\n"
    )
    assert types["acme.Worker"].defaults == {
        "technology": "Python",
        "tags": ["worker", "night"],
        "status": "planned",
        "properties": {"runtime": "3.10", "memory": "256 MB"},
    }


def test_the_icon_is_a_file_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/worker.svg").write_text(DRAWING)
    Image.new("RGBA", (64, 64), "navy").save(tmp_path / "icons/Job 2.png")
    types = types_of(
        "acme.Worker: {extends: aws.Lambda, icon: icons/worker.svg}\n"
        "acme.Job: {extends: aws.Lambda, icon: icons/Job 2.png}\n",
        tmp_path,
    )
    worker, job = types["acme.Worker"].icon, types["acme.Job"].icon
    assert worker is not None
    assert job is not None
    assert worker.path == tmp_path / "icons/worker.svg"
    assert worker.name.startswith("own-worker-")
    assert job.name.startswith("own-job-2-")


def test_icons_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder, extra in (("a", ""), ("b", " ")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "worker.svg").write_text(DRAWING + extra)
    types = types_of(
        "t.A: {extends: aws.EC2, icon: a/worker.svg}\nt.B: {extends: aws.EC2, icon: b/worker.svg}\n", tmp_path
    )
    assert len({one.icon.name for one in types.values() if one.icon is not None}) == 2


def test_an_own_type_resolves_once_the_catalogue_has_it() -> None:
    types = types_of("acme.Worker: {extends: aws.compute.Lambda}\n")
    catalogue = default_catalogue().with_types(types)
    assert catalogue.resolve("acme.Worker") is types["acme.Worker"]
    assert getattr(catalogue.resolve("acme.worker"), "suggestions", None) == ("acme.Worker",)


def test_extending_something_unknown_is_a_problem() -> None:
    assert mistakes("acme.Worker:\n  extends: aws.compute.Lamda\n") == [
        "2:12 unknown-type: `aws.compute.Lamda` is not a type of component. Did you mean `aws.compute.Lambda`?"
    ]


def test_the_nearest_own_type_is_offered_as_well() -> None:
    assert mistakes("acme.Worker: {extends: aws.Lambda}\nacme.Night:\n  extends: acme.Workers\n") == [
        "3:12 unknown-type: `acme.Workers` is not a type of component. Did you mean `acme.Worker`?"
    ]


def test_a_type_with_a_mistake_still_exists_so_that_its_components_are_no_mistakes_too() -> None:
    types, problems = read("acme.Worker:\n  extends: nonsense\n  defaults: {technology: Python, color: red}\n")
    assert len(problems) == 2
    assert types["acme.Worker"].defaults == {"technology": "Python"}
    assert types["acme.Worker"].icon is not None


def test_a_circle_is_reported_once() -> None:
    section = "".join(f"acme.{one}:\n  extends: acme.{other}\n" for one, other in ("AB", "BC", "CA", "DA"))
    assert mistakes(section) == [
        "2:12 type-circle: `acme.A` extends itself: `acme.A` → `acme.B` → `acme.C` → `acme.A`. "
        "Let one of them extend a type of the catalogue, such as `aws.compute.Lambda`."
    ]


def test_a_type_that_extends_itself_is_a_circle() -> None:
    assert [line.partition(":")[2].split()[1] for line in mistakes("acme.A: {extends: acme.A}\n")] == ["type-circle:"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("aws.compute.EC2", "`aws.compute.EC2`"),
        ("aws.Lambda", "`aws.compute.Lambda`"),
        ("aws.database.DDB", "`aws.database.Dynamodb`"),
        ("group.System", "`group.System`"),
        ("ibm.Gateway", "`ibm.network.Gateway` or `ibm.security.Gateway`"),
    ],
)
def test_a_name_of_the_catalogue_cannot_be_taken(name: str, meant: str) -> None:
    types, problems = read(f"{name}:\n  extends: aws.compute.Lambda\n")
    assert types == {}
    assert [(problem.code.name, problem.message) for problem in problems] == [
        ("type-clash", f"`{name}` is a name of the catalogue already: it means {meant}.")
    ]


@pytest.mark.parametrize("name", ["Worker", "acme-worker", "acme.", "acme.9", "acme..Worker", "acme.Wörker", "a b.C"])
def test_a_name_that_no_type_can_have_is_a_problem_once(name: str) -> None:
    types, problems = read(f"{name}:\n  extends: aws.compute.Lambda\n")
    assert list(types) == [name]
    assert [problem.code.name for problem in problems] == ["bad-type-name"]


def test_a_missing_extends_is_a_problem() -> None:
    assert [line.split()[1] for line in mistakes("acme.Worker:\n  name: Worker\n")] == ["missing-key:"]


def icon_mistakes(icon: str, root: Path | None) -> list[str]:
    return [line.partition(": ")[2] for line in mistakes(f"acme.Worker:\n  extends: aws.EC2\n  icon: {icon}\n", root)]


def test_a_missing_icon_is_a_problem(tmp_path: Path) -> None:
    assert icon_mistakes("icons/worker.svg", tmp_path) == [
        "There is no file `icons/worker.svg` in the project. "
        "Put the icon there, or leave `icon` out to keep the icon of the type that is extended."
    ]


@pytest.mark.parametrize("icon", ["../worker.svg", "/etc/worker.svg", "icons/../../worker.svg", "file:///worker.svg"])
def test_an_icon_outside_the_project_is_a_problem_with_and_without_files(icon: str, tmp_path: Path) -> None:
    for root in (tmp_path, None):
        assert icon_mistakes(icon, root)[0].startswith(f"The icon `{icon}` lies outside the project.")


def test_a_link_that_leads_out_of_the_project_is_a_problem(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "worker.svg").write_text(DRAWING)
    (project / "worker.svg").symlink_to(tmp_path / "worker.svg")
    assert icon_mistakes("worker.svg", project)[0].startswith("The icon `worker.svg` lies outside the project.")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("worker.txt", b"hello", "has neither the ending `.png` nor `.svg`"),
        ("worker.png", DRAWING.encode(), "is not a PNG image, whatever its ending says"),
        ("worker.png", b"\x89PNG\r\n\x1a\n and no more", "is a damaged or far too large PNG image"),
        ("worker.svg", b"<svg>", "is not well-formed XML (line 1)"),
        ("worker.svg", DRAWING.encode() + b" " * 1_000_001, "is larger than 1,000 kB"),
    ],
)
def test_a_file_that_is_no_icon_is_a_problem(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert icon_mistakes(name, tmp_path)[0].startswith(f"The icon `{name}` {why}.")


def test_an_unsafe_icon_is_a_problem_and_not_used(tmp_path: Path) -> None:
    (tmp_path / "worker.svg").write_text(DRAWING.replace("<path", "<script/><path"))
    types, problems = read("acme.Worker: {extends: aws.EC2, icon: worker.svg}\n", tmp_path)
    assert [(problem.code.name, problem.message) for problem in problems] == [
        ("unsafe-icon", "The icon `worker.svg` contains the element `<script>`.")
    ]
    assert types["acme.Worker"].icon == default_catalogue().resolve("aws.EC2").icon  # type: ignore[union-attr]
