"""How problems are shown: to people, to GitHub, and to other programs."""

from __future__ import annotations

import json
import re
from textwrap import dedent

import pytest

from groundplan.source.problem import Code, Place, Problem, Related, Severity, Sources
from groundplan.source.report import as_github, as_json, as_sarif, as_text, summary

WRONG = Code("wrong", Severity.ERROR, "Something is wrong", "This is `{what}`.", "Write `{better}`.", "It happens.")
ODD = Code("odd", Severity.WARNING, "Something is odd", "This is odd.", "Look at it.", "It happens, too.")
TEXT = "components:\n  app:\n    tecnology: nginx\n"


def wrong(place: Place, what: str = "wrong", *related: Related) -> Problem:
    """An error at that place."""
    return WRONG.at(place, related=related, what=what, better="right")


def shown(place: Place, text: str) -> list[str]:
    """The lines of the excerpt."""
    report = as_text([wrong(place)], Sources({"a.yml": text}))
    return [line for line in report.splitlines() if " |" in line]


def test_text_to_the_character() -> None:
    problems = [ODD.at(Place("model/b.yml", 1, 1, 4)), wrong(Place("model/a.yml", 12, 3, 5))]
    sources = Sources({"model/a.yml": "\n" * 11 + "  wrong: yes\n", "model/b.yml": "odd: no\n"})
    assert as_text(problems, sources, color=False) == dedent("""\
        model/a.yml:12:3: error[wrong]: This is `wrong`.
           12 |   wrong: yes
              |   ^^^^^
              = Write `right`.

        model/b.yml:1:1: warning[odd]: This is odd.
            1 | odd: no
              | ^^^^
              = Look at it.

        1 error, 1 warning
        """)


def test_no_problems_no_text() -> None:
    assert as_text([], Sources()) == ""
    assert summary([]) == "no problems"


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"), [(1, 0, "1 error"), (2, 1, "2 errors, 1 warning"), (0, 3, "3 warnings")]
)
def test_summary(errors: int, warnings: int, expected: str) -> None:
    assert summary([wrong(Place("a"))] * errors + [ODD.at(Place("a"))] * warnings) == expected


def test_equal_problems_are_shown_once() -> None:
    assert as_text([wrong(Place("a.yml")), wrong(Place("a.yml"))], Sources()).count("error[wrong]") == 1


def test_a_second_place_is_shown_below() -> None:
    problem = wrong(Place("a.yml", 3, 5, 9), "wrong", Related(Place("a.yml", 1, 1, 10), "It is said first here."))
    assert as_text([problem], Sources({"a.yml": TEXT})) == dedent("""\
        a.yml:3:5: error[wrong]: This is `wrong`.
            3 |     tecnology: nginx
              |     ^^^^^^^^^
              a.yml:1:1: It is said first here.
            1 | components:
              | ^^^^^^^^^^
              = Write `right`.

        1 error
        """)


def test_a_file_whose_text_is_not_known_has_no_excerpt() -> None:
    assert as_text([wrong(Place("model"))], Sources()).splitlines()[1] == "      = Write `right`."


def test_the_caret_stands_below_tabs_and_wide_letters() -> None:
    assert shown(Place("a.yml", 1, 3, 1), "\tax: 1") == ["    1 |     ax: 1", "      |      ^"]
    assert shown(Place("a.yml", 1, 4, 2), "数据x手册") == ["    1 | 数据x手册", "      |      ^^^^"]
    assert shown(Place("a.yml", 1, 3, 1), "e\u0301x") == ["    1 | e\u0301x", "      |  ^"]


def test_the_caret_may_stand_behind_the_line_but_never_reaches_further() -> None:
    assert shown(Place("a.yml", 1, 3, 1), "a:") == ["    1 | a:", "      |   ^"]
    assert shown(Place("a.yml", 1, 1, 50), "a: b") == ["    1 | a: b", "      | ^^^^"]


def test_a_long_line_is_cut_round_the_caret() -> None:
    line = "".join(f"{n:04}" for n in range(200))
    excerpt, caret = shown(Place("a.yml", 1, 401, 4), line)
    assert len(excerpt) < 120
    assert excerpt[caret.index("^") :].startswith("0100")
    assert excerpt.endswith("...")
    assert caret.count("^") == 4


def test_a_long_line_whose_mistake_is_at_its_end() -> None:
    excerpt, caret = shown(Place("a.yml", 1, 297, 4), "x" * 296 + "here")
    assert excerpt[caret.index("^") :] == "here"


def test_colours_change_nothing_else() -> None:
    problems, sources = [wrong(Place("a.yml", 3, 5, 9)), ODD.at(Place("a.yml"))], Sources({"a.yml": TEXT})
    coloured = as_text(problems, sources, color=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == as_text(problems, sources)


def test_text_of_people_cannot_steer_the_terminal() -> None:
    problem = wrong(Place("a\x1b[2J.yml", 1, 1), "\x1b]0;title\x07\nsecond line\u202e")
    report = as_text([problem], Sources({"a\x1b[2J.yml": "\x1b[31mred\u202e"}))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", report)
    assert report.splitlines()[0].endswith(".")


def test_every_problem_begins_with_its_place() -> None:
    lines = as_text([wrong(Place("a.yml", 3, 5))], Sources({"a.yml": TEXT})).splitlines()
    assert re.match(r"[^:]+:\d+:\d+: ", lines[0])


def test_github_annotations_are_escaped() -> None:
    assert as_github([wrong(Place("a,b:c%.yml", 3, 5, 9), "50%\nand more")]) == (
        "::error file=a%2Cb%3Ac%25.yml,line=3,col=5,endColumn=14,title=Something is wrong (wrong)"
        "::This is `50%25%0Aand more`. Write `right`.\n"
    )


def test_json() -> None:
    problem = wrong(Place("a.yml", 3, 5, 9), "wrong", Related(Place("a.yml", 1), "First."))
    assert json.loads(as_json([problem, ODD.at(Place("b.yml"))], Sources({"a.yml": TEXT}))) == {
        "problems": [
            {
                "code": "wrong",
                "severity": "error",
                "path": "a.yml",
                "line": 3,
                "column": 5,
                "length": 9,
                "excerpt": "    tecnology: nginx",
                "message": "This is `wrong`.",
                "mend": "Write `right`.",
                "related": [{"path": "a.yml", "line": 1, "column": 1, "length": 1, "note": "First."}],
            },
            {
                "code": "odd",
                "severity": "warning",
                "path": "b.yml",
                "line": 1,
                "column": 1,
                "length": 1,
                "excerpt": None,
                "message": "This is odd.",
                "mend": "Look at it.",
                "related": [],
            },
        ],
        "errors": 1,
        "warnings": 1,
    }


def test_sarif() -> None:
    problem = wrong(Place("my model/a.yml", 3, 5, 9), "wrong", Related(Place("my model/a.yml", 1), "First."))
    log = json.loads(as_sarif([problem, ODD.at(Place("model"))], Sources({"my model/a.yml": TEXT})))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["odd", "wrong"]
    whole, first = sorted(run["results"], key=lambda result: str(result["ruleId"]))
    assert (first["ruleIndex"], first["level"], first["message"]["text"]) == (
        1,
        "error",
        "This is `wrong`. Write `right`.",
    )
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20model/a.yml"},
        "region": {"startLine": 3, "startColumn": 5, "endColumn": 14},
    }
    assert first["relatedLocations"][0]["message"] == {"text": "First."}
    assert whole["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "model"}}


def test_sarif_of_nothing_is_a_run_without_results() -> None:
    assert json.loads(as_sarif([], Sources()))["runs"][0]["results"] == []
