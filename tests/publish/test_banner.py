"""The banner over a served page."""

from groundplan.publish.banner import failure_banner, problems_banner, with_banner
from groundplan.source.problem import Code, Place, Severity

CODE = Code("bad", Severity.ERROR, "Bad", "`{word}` is bad.", "Write `good`.", "")


def test_it_names_place_mistake_and_mend() -> None:
    banner = problems_banner([CODE.at(Place("model/a.yml", 3, 5), word="x")], stale=True)

    assert "1 error in the model. The pages show the last good state." in banner
    assert "model/a.yml:3:5: error[bad]: `x` is bad.<br>Write `good`." in banner


def test_what_people_write_stays_text() -> None:
    problem = CODE.at(Place("model/a.yml"), word="<script>alert(1)</script>")

    assert "<script" not in problems_banner([problem], stale=False)
    assert "<b>" not in failure_banner("<b>")


def test_many_problems_are_cut_with_a_word() -> None:
    problems = [CODE.at(Place("model/a.yml", line), word="x") for line in range(1, 31)]
    banner = problems_banner(problems, stale=True)

    assert "30 errors" in banner
    assert "and 10 more: see the terminal." in banner


def test_it_stands_at_the_top_of_the_page() -> None:
    assert with_banner('<body class="x"><p>text', "<aside>") == '<body class="x"><aside><p>text'
    assert with_banner("no page", "<aside>") == "no page"
