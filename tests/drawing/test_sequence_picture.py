"""The SVG of a sequence diagram: links, attributes that scripts read, texts, words, and the file that stands alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from msgspec.structs import replace

from groundplan.drawing.draw import draw_here
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import standalone
from groundplan.model.component import ConnectionKind, Status
from groundplan.model.flow import BlockKind, Ride
from groundplan.scenes.scene import Style
from groundplan.scenes.sequence import Fragment, Message, Note, Operand, SequenceScene
from tests.drawing.drawing_samples import box

SVG = "{http://www.w3.org/2000/svg}"


def message(number: str, source: str, target: str, text: str = "asks", **values: Any) -> Message:
    return Message(number, text, source, target, "web--database", **values)


CHOICE = Fragment(
    BlockKind.ALT,
    "2",
    (
        Operand("there is one", (message("2a", "database", "web", "returns it", ride=Ride.RETURN),)),
        Operand("", (message("2b", "web", "web", "makes one"),)),
    ),
)
SCENE = SequenceScene(
    "flow.read.sequence",
    "Reading, in sequence",
    (box("web", "compute.EC2", "Web"), box("database", "database.RDS", "Orders")),
    (
        message("1", "web", "database", "asks for an order", detail="reads, MySQL:3306"),
        CHOICE,
        Note("It may be stale.", ("web", "database")),
    ),
)


def drawn(scene: SequenceScene = SCENE) -> tuple[Picture, ET.Element]:
    picture = draw_here(scene)
    return picture, ET.fromstring(picture.svg)


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def texts(element: ET.Element) -> list[str]:
    return [each.text or "" for each in element.iter(f"{SVG}text")]


def test_participants_lead_to_their_pages_and_messages_to_their_connection() -> None:
    picture, root = drawn()
    people = of_class(root, "participant")
    assert [(each.get("data-box"), each[0].get("href"), texts(each)) for each in people] == [
        ("web", "component:web", ["Web"]),
        ("database", "component:database", ["Orders"]),
    ]
    assert [each[0].get("href") for each in of_class(root, "message")] == ["connection:web--database"] * 3
    assert picture.targets == ("component:web", "component:database", "connection:web--database")


def test_messages_say_what_the_player_and_the_viewer_ask_for() -> None:
    _, root = drawn()
    keys = ("data-step", "data-connections", "data-from", "data-to")
    assert [tuple(each.get(key) for key in keys) for each in of_class(root, "message")] == [
        ("1", "web--database", "web", "database"),
        ("2a", "web--database", "database", "web"),
        ("2b", "web--database", "web", "web"),
    ]
    assert [each.get("data-step") for each in root.iter() if each.get("data-step")] == ["1", "2a", "2b"]


def test_a_message_tells_all_in_its_tooltip() -> None:
    _, root = drawn()
    tooltips = [each.findtext(f"{SVG}a/{SVG}title") for each in of_class(root, "message")]
    assert tooltips[:2] == [
        "1. Web → Orders\nasks for an order\nreads, MySQL:3306",
        "2a. Orders → Web\nreturns it (answer)",
    ]


def test_the_kind_of_a_connection_shows_in_the_line_and_an_answer_is_dashed() -> None:
    def line(**values: Any) -> tuple[str | None, str | None, str | None]:
        _, root = drawn(replace(SCENE, items=(message("1", "web", "database", **values),)))
        (course,), (tip,) = of_class(root, "course"), of_class(root, "tip")
        return course.get("stroke-width"), course.get("stroke-dasharray"), tip.get("fill")

    assert line() == ("1.3", None, "#545b64")
    assert line(kind=ConnectionKind.ASYNC) == ("1.3", "6 4", "none")
    assert line(kind=ConnectionKind.DATA) == ("2.4", None, "#545b64")
    assert line(kind=ConnectionKind.DATA, ride=Ride.RETURN) == ("1.3", "6 4", "#545b64")
    assert line(kind=ConnectionKind.ASYNC, ride=Ride.POLL)[1:] == ("6 4", "none")


def test_the_number_of_an_answer_or_a_poll_is_hollow() -> None:
    rides = (Ride.ALONG, Ride.RETURN, Ride.POLL)
    items = tuple(message(str(at), "web", "database", ride=ride) for at, ride in enumerate(rides, 1))
    _, root = drawn(replace(SCENE, items=items))
    assert ["against" in each.get("class", "") for each in of_class(root, "badge-plate")] == [False, True, True]


def test_fragments_show_their_operator_and_their_conditions() -> None:
    _, root = drawn()
    (fragment,) = of_class(root, "fragment")
    assert texts(fragment) == ["alt", "[there is one]", "[otherwise]"]
    assert (fragment.get("data-block"), len(of_class(fragment, "divider"))) == ("2", 1)
    assert fragment.findtext(f"{SVG}title") == "If there is one\nOtherwise"


def test_notes_stand_on_their_slip() -> None:
    _, root = drawn()
    assert texts(of_class(root, "slip-note")[0]) == ["It may be stale."]


def test_a_style_colours_its_messages_for_both_themes() -> None:
    _, root = drawn(replace(SCENE, items=(message("1", "web", "database", style=Style("#ea580c")),)))
    (course,) = of_class(root, "course")
    assert (course.get("stroke"), "line" in course.get("class", "").split()) == ("#ea580c", False)


def test_a_participant_that_is_not_live_says_so() -> None:
    old = replace(SCENE.participants[1], status=Status.RETIRED)
    _, root = drawn(replace(SCENE, participants=(SCENE.participants[0], old)))
    head = of_class(root, "participant")[1]
    assert texts(head) == ["Orders", "retired"]
    assert next(head.iter(f"{SVG}text")).get("text-decoration") == "line-through"


def test_the_heads_at_the_bottom_are_not_in_the_way_of_keyboard_and_screen_reader() -> None:
    _, root = drawn(replace(SCENE, items=tuple(message(str(at), "web", "database") for at in range(1, 30))))
    (feet,) = of_class(root, "feet")
    assert feet.get("aria-hidden") == "true"
    assert {each.get("tabindex") for each in feet.iter(f"{SVG}a")} == {"-1"}
    assert len(of_class(feet, "participant")) == 2


def test_the_picture_is_named_and_described() -> None:
    _, root = drawn()
    assert (root.get("role"), root.get("aria-roledescription")) == ("group", "sequence diagram")
    named = {each.get("id"): each.text for each in root if each.get("id")}
    assert [named[id] for id in root.get("aria-labelledby", "").split()] == [
        "Reading, in sequence",
        "Sequence diagram of 3 steps between 2 components.",
    ]


def test_in_words_it_is_the_numbered_steps_with_their_conditions() -> None:
    picture, _ = drawn()
    (words,) = picture.alternative
    assert words.title == "Steps"
    assert [str(line) for line in words.lines] == [
        "1. Web → Orders: asks for an order",
        "If there is one",
        "2a. Orders → Web: returns it (answer)",
        "Otherwise",
        "2b. Web → Web: makes one",
        "Note: It may be stale.",
    ]


def test_what_people_write_is_data() -> None:
    hostile = '</text><script>alert(1)</script>" href="component:evil" onload=\'x\' &amp; ]]> \x07'
    spoken = message("1", "web", "database", hostile, detail=hostile)
    either = Fragment(BlockKind.OPT, "2", (Operand(hostile, (message("2", "web", "database", hostile),)),))
    named = tuple(replace(each, name=hostile) for each in SCENE.participants)
    picture, root = drawn(
        replace(SCENE, title=hostile, participants=named, items=(spoken, either, Note(hostile, ("web",))))
    )
    assert not list(root.iter(f"{SVG}script"))
    assert "component:evil" not in picture.targets
    assert not [each for each in root.iter() if "onload" in each.attrib]


def test_the_file_stands_alone() -> None:
    picture, _ = drawn()
    svg = standalone(picture)
    ET.fromstring(svg)
    assert not re.findall(r'href="(?!data:|#)[^"]*"', svg)
    assert "Reading, in sequence</text>" in svg
    assert len(svg) < 60_000


def test_it_is_the_same_byte_for_byte() -> None:
    assert drawn()[0] == drawn()[0]
