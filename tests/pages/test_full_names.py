"""Components of the same name can be told apart wherever the whole model is listed."""

from __future__ import annotations

from groundplan.pages.addresses import Addresses
from groundplan.pages.full_names import full_names
from groundplan.pages.listing import components_listing
from groundplan.pages.medium import FILES, SITE
from groundplan.scenes.diagrams import Diagrams
from groundplan.testing import temporary_model
from tests.pages.page_samples import page_of, written

TWICE = """
    components:
      shop:
        type: aws.network.VPC
        contains:
          blue:
            type: aws.network.VPC
            contains: {cache-b: {type: aws.compute.EC2, name: Cache}, app: {type: aws.compute.EC2}}
          green:
            type: aws.network.VPC
            contains: {cache-g: {type: aws.compute.EC2, name: Cache}, app-2: {instance-of: app}}
      bank:
        type: aws.network.VPC
        contains:
          cache-bank: {type: aws.compute.EC2, name: Cache}
          first: {type: aws.compute.EC2, name: Queue}
          second: {type: aws.compute.EC2, name: Queue}
      alone: {type: aws.compute.EC2, name: Cache}
    connections:
      - {from: app, to: cache-b}
      - {from: first, to: cache-g}
      - {from: alone, to: cache-bank}
"""


def test_a_name_that_occurs_once_is_enough() -> None:
    names = full_names(temporary_model(TWICE))
    assert (names["app"], names["shop"]) == ("App", "Shop")


def test_the_outermost_group_that_differs_tells_components_apart() -> None:
    names = full_names(temporary_model(TWICE))
    assert names["cache-b"] == "Cache (in Blue)"
    assert names["cache-g"] == "Cache (in Green)"
    assert names["cache-bank"] == "Cache (in Bank)"


def test_the_id_does_where_no_group_differs() -> None:
    names = full_names(temporary_model(TWICE))
    assert names["alone"] == "Cache (alone)"
    assert (names["first"], names["second"]) == ("Queue (first)", "Queue (second)")


def test_an_instance_is_told_from_its_base_which_keeps_its_name() -> None:
    assert full_names(temporary_model(TWICE))["app-2"] == "App (in Green)"


def test_pages_and_the_lists_of_the_whole_model_use_these_names() -> None:
    site = written(TWICE)
    page = page_of(site, "components/cache-b.md")
    assert page.title == "Cache (in Blue)"
    assert "<h1 data-search-exclude>Cache</h1>" in page.markdown
    catalogue = page_of(site, "catalogue.md").markdown
    assert ">Cache (in Blue)</a></td><td>cache-b</td><td>Shop</td>" in catalogue
    assert ">App (in Green)</a></td><td>app-2</td><td>Shop</td>" in catalogue
    assert ">Cache (alone)</a></td><td>alone</td><td></td>" in catalogue
    model = temporary_model(TWICE)
    rows = components_listing(model, Addresses(model, Diagrams(model)), SITE, {})["rows"]
    assert [row[1] for row in rows if row[0] in ("cache-b", "app-2")] == ["Cache (in Blue)", "App (in Green)"]


def test_plain_pages_use_them_too() -> None:
    site = written(TWICE, medium=FILES)
    assert "| [Cache (in Blue)](components/cache-b.md) | `cache-b` | Shop |" in page_of(site, "catalogue.md").markdown
    assert "→ [Cache (in Blue)]" in page_of(site, "matrix.md").markdown


def test_the_catalogue_lists_as_many_components_as_the_architecture_counts() -> None:
    site = written(TWICE)
    assert "<b>12</b>" in page_of(site, "architecture.md").markdown
    catalogue = page_of(site, "catalogue.md").markdown
    assert "Every component of the model: 12 of them." in catalogue
    assert catalogue.count("<td>live</td>") == 12
