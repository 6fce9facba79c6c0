"""The generated pages find their places in `nav:`."""

from groundplan.pages.page import NavEntry
from groundplan.publish.navigation import with_pages

OURS = (
    NavEntry("Architecture", "architecture.md"),
    NavEntry("Flows", children=(NavEntry("All flows", "flows/index.md"), NavEntry("Payment", "flows/payment.md"))),
)
WRITTEN = [
    {"Architecture": "architecture.md"},
    {"Flows": [{"All flows": "flows/index.md"}, {"Payment": "flows/payment.md"}]},
]


def test_a_titled_placeholder_becomes_a_section() -> None:
    assert with_pages(["index.md", {"System": "groundplan"}], OURS) == ["index.md", {"System": WRITTEN}]


def test_a_bare_placeholder_is_replaced_in_its_place() -> None:
    assert with_pages(["index.md", "groundplan", "last.md"], OURS) == ["index.md", *WRITTEN, "last.md"]


def test_a_placeholder_may_stand_in_a_section() -> None:
    nav = [{"All": [{"Home": "index.md"}, "groundplan"]}]

    assert with_pages(nav, OURS) == [{"All": [{"Home": "index.md"}, *WRITTEN]}]


def test_without_a_placeholder_the_pages_come_last() -> None:
    assert with_pages(["index.md"], OURS) == ["index.md", *WRITTEN]


def test_a_page_that_the_navigation_names_itself_stands_only_there() -> None:
    nav = ["flows/index.md", {"Pay": "flows/payment.md"}, "groundplan"]

    assert with_pages(nav, OURS) == [
        "flows/index.md",
        {"Pay": "flows/payment.md"},
        {"Architecture": "architecture.md"},
    ]


def test_titles_are_written_as_html() -> None:
    assert with_pages([], (NavEntry("R&D <x>", "a.md"),)) == [{"R&amp;D &lt;x&gt;": "a.md"}]


def test_a_section_does_not_say_its_own_name_again() -> None:
    platform = NavEntry("Platform", "components/platform.md", (NavEntry("VPC", "components/vpc.md"),))

    assert with_pages([], (platform,)) == [
        {"Platform": [{"Overview": "components/platform.md"}, {"VPC": "components/vpc.md"}]}
    ]
