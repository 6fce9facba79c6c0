"""The theme's environment is MkDocs' own, but for what takes time."""

from __future__ import annotations

from mkdocs.theme import Theme

from groundplan.publish.theme import compiled_of, quicken


def test_all_files_but_hidden_ones_are_listed() -> None:
    theme = Theme(name="material")
    everything = theme.get_env().list_templates()
    quicken(theme, compiled_of(theme))

    seen = [name for name in everything if not any(part.startswith(".") for part in name.split("/"))]
    assert theme.get_env().list_templates() == seen
    assert "main.html" in seen
    assert len(seen) < len(everything)
