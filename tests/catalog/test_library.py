"""The catalogue against the library itself: nothing of it is missing, and one name costs one module."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator

import diagrams
import pytest

from groundplan.catalog import library
from groundplan.catalog.catalogue import default_catalogue
from groundplan.catalog.component_type import ComponentType


def every_class_of_the_library() -> Iterator[tuple[str, type[diagrams.Node]]]:
    """Every name under which some module of the library offers a node class, found without our own code."""
    for module in pkgutil.walk_packages(diagrams.__path__, "diagrams."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            offered = isinstance(value, type) and issubclass(value, diagrams.Node) and value is not diagrams.Node
            if offered and not name.startswith("_") and module.name != "diagrams.custom":
                yield f"{module.name.removeprefix('diagrams.')}.{name}", value


EVERY_CLASS = tuple(every_class_of_the_library())


def test_the_library_is_as_large_as_we_know_it() -> None:
    assert len(EVERY_CLASS) > 2_600


def test_every_class_and_alias_resolves_to_its_canonical_name() -> None:
    catalogue = default_catalogue()
    for name, node_class in EVERY_CLASS:
        found = catalogue.resolve(name)
        assert isinstance(found, ComponentType), name
        assert found.name == f"{name.rpartition('.')[0]}.{node_class.__name__}"


def test_the_catalogue_lists_every_class_once() -> None:
    listed = [found.name for found in default_catalogue().all()]
    canonical = {f"{name.rpartition('.')[0]}.{node_class.__name__}" for name, node_class in EVERY_CLASS}
    assert len(listed) == len(set(listed))
    assert canonical <= set(listed)


def test_a_type_knows_its_provider_and_category() -> None:
    found = library.find("aws.compute.EC2")
    assert found is not None
    assert (found.provider, found.category, found.extends, dict(found.defaults)) == ("aws", "compute", None, {})


def test_the_providers_themselves_are_types() -> None:
    found = library.find("aws.AWS")
    assert found is not None
    assert (found.provider, found.category) == ("aws", "")


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "aws", "aws.compute", "aws.compute.", "aws..EC2", "aws.compute._Compute", "aws.compute.EC2.more"),
        *("cli.main", "base.x.Y", "custom.Custom", "c4.Container", "os.path.join", "aws.compute.__name__"),
    ],
)
def test_what_is_no_class_is_not_found(name: str) -> None:
    assert library.find(name) is None


def test_one_exact_name_loads_only_its_own_module() -> None:
    program = (
        "import sys\n"
        "from groundplan.catalog.catalogue import default_catalogue\n"
        "default_catalogue().resolve('aws.database.DDB')\n"
        "default_catalogue().resolve('aws.group.Region')\n"
        "print(sorted(name for name in sys.modules if name.startswith('diagrams.')))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['diagrams.aws', 'diagrams.aws.database']"
