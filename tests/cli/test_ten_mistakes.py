"""Ten different mistakes at once: every one is named, with its place and its mend."""

from __future__ import annotations

from pathlib import Path

from groundplan.scaffold.begin import begin_project
from tests.cli.conftest import Run

MISTAKES = """\
components:
  lamp:
    tpye: c4.Container
    summary: A key with a slip.
  Big_Id:
    type: c4.Container
    summary: An id that is none.
  plug:
    type: aws.compute.Lamda
    summary: A type that is none.
  socket:
    type: c4.container
    summary: A type in the wrong case.
  app:
    type: c4.Container
    summary: An id that exists already.
  switch:
    type: c4.Container
    summary: In a group that does not exist.
    in: shpo
connections:
  - from: app
    to: databse
  - from: app
    to: cache
    port: 99999
  - from: app
    to: cache
    protocol: [Redis]
"""

EXPECTED = """\
model/more.yml:2:3: error[missing-key]: A component needs the key `type`.
model/more.yml:3:5: error[unknown-key]: `tpye` is not a key of a component.
model/more.yml:5:3: error[bad-id]: `Big_Id` cannot be the id of a component: it has capitals.
model/more.yml:9:11: error[unknown-type]: `aws.compute.Lamda` is not a type of component.
model/more.yml:12:11: error[wrong-case-type]: `c4.container` has the wrong case for a type of component.
model/more.yml:20:9: error[unknown-reference]: There is no component `shpo`.
model/more.yml:23:9: error[unknown-reference]: There is no component `databse`.
model/more.yml:26:11: error[bad-port]: `99999` is not a port.
model/more.yml:27:5: error[duplicate-connection]: There already is a connection from `app` to `cache`.
model/more.yml:29:15: error[wrong-type]: `protocol` has to be a text, not a list.
model/shop.yml:42:11: error[duplicate-id]: There already is a component with the id `app`.
model/shop.yml:113:5: error[duplicate-connection]: There already is a connection from `app` to `cache`.
"""


def test_all_are_named_with_place_and_mend(groundplan: Run, tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    (tmp_path / "shop/model/more.yml").write_text(MISTAKES)

    result = groundplan("check", cwd=tmp_path / "shop")

    lines = result.stdout.splitlines()
    assert result.returncode == 1
    assert [line for line in lines if ": error[" in line] == EXPECTED.splitlines()
    assert sum(line.startswith("      = ") for line in lines) == len(EXPECTED.splitlines())
    assert lines[-1] == "12 errors"
