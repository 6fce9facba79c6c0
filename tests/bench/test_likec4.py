"""The model in LikeC4's language: everything of ours, and a view for each structure diagram."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench.models import project, write
from bench.performance import peers
from bench.performance.likec4 import likec4_files, write_likec4
from bench.performance.processes import CommandError
from groundplan.model.load import model_from_texts
from groundplan.publish.project import load_project
from groundplan.scenes.load import diagrams_from_texts

SMALL = """
components:
  shop:
    type: group.System
    name: The customer's shop
    contains:
      web: {type: aws.compute.Lambda, name: Web, summary: 'Shows \\ and ''sells''.', tags: [public], owner: sales}
      store: {type: aws.database.RDS, name: Store, technology: PostgreSQL, description: "Keeps *it*.\\n"}
  user: {type: c4.Person, name: User}
connections:
  - {from: user, to: web, label: buys}
  - {from: web, to: store}
flows:
  sale: {name: Sale, steps: [{from: user, to: web, text: buys}, {from: web, to: store, text: notes}]}
"""


def files() -> dict[str, str]:
    model = model_from_texts({"model/model.yml": SMALL}).model
    return likec4_files(diagrams_from_texts({}, model).diagrams)


def test_each_outermost_group_has_its_file() -> None:
    assert set(files()) == {"specification.c4", "views.c4", "shop.c4", "user.c4"}


def test_what_components_say_is_said() -> None:
    shop = files()["shop.c4"]
    assert "shop = t_group_System 'The customer\\'s shop' {" in shop
    assert "web = t_aws_compute_Lambda 'Web' {\n      #public\n      summary 'Shows \\\\ and \\'sells\\'.'" in shop
    assert "technology 'PostgreSQL'" in shop
    assert "description '''Keeps *it*.'''" in shop
    assert "owner 'sales'" in shop
    assert (
        "element t_aws_compute_Lambda { technology 'Lambda' style { icon aws:lambda } }" in files()["specification.c4"]
    )


def test_connections_stand_with_their_source() -> None:
    assert "  shop.web -> shop.store\n" in files()["shop.c4"]
    assert "  user -> shop.web 'buys'\n" in files()["user.c4"]


def test_views_show_what_our_diagrams_show() -> None:
    everything = "\n".join(files().values())
    views = re.findall(r"^  (?:dynamic )?view (\S+)", everything, re.MULTILINE)
    assert sorted(views) == [
        *("flow_sale", "index", "shop_inside", "shop_neighbours"),
        *("store_neighbours", "user_neighbours", "web_neighbours"),
    ]
    assert "include user -> shop.web,\n      shop.web -> shop.store" in files()["views.c4"].replace("shop,\n      ", "")
    assert "    user -> shop.web 'buys'\n    shop.web -> shop.store 'notes'\n" in files()["views.c4"]


if peers.installed():  # By `make bench-peers`, with a network.

    def test_likec4_takes_a_made_model(tmp_path: Path) -> None:
        write(project(20), tmp_path / "ours")
        diagrams = load_project(tmp_path / "ours").diagrams
        write_likec4(diagrams, tmp_path / "theirs")
        peers.validate(tmp_path / "theirs")
        views = json.loads(peers.exported(tmp_path / "theirs", tmp_path / "views.json"))["views"]
        lines = {id: {(edge["source"], edge["target"]) for edge in view["edges"]} for id, view in views.items()}
        for group in (id for id in diagrams.model.components if diagrams.model.is_group(id)):
            ours = {(edge.source, edge.target) for edge in diagrams.scene(f"{group}.inside").edges}
            theirs = {tuple(end.rpartition(".")[2] for end in ends) for ends in lines[f"{group}_inside"]}
            assert theirs == ours

    def test_likec4_says_what_is_wrong(tmp_path: Path) -> None:
        (tmp_path / "model.c4").write_text("model { a = nothing 'A' }\n", encoding="utf-8")
        with pytest.raises(CommandError, match="nothing"):
            peers.validate(tmp_path)
