"""The command that lists everything that is wrong."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from groundplan.cli.options import ReportFormat
from groundplan.cli.project import open_folder
from groundplan.cli.talk import Talk, wants_colour


def check(project: Path, format: ReportFormat, *, strict: bool, quiet: bool) -> int:
    """Writes the problems to standard output; 1 if there are errors, or under `strict` any problem."""
    collecting = gc.isenabled()
    gc.disable()  # A model is very many objects, and no garbage.
    try:
        return _check(project, format, strict=strict, quiet=quiet)
    finally:
        gc.freeze()  # The process ends soon, and everything with it: nothing has to be taken apart.
        if collecting:
            gc.enable()


def _check(project: Path, format: ReportFormat, *, strict: bool, quiet: bool) -> int:
    from groundplan.publish.findings import find_problems
    from groundplan.publish.mkdocs_yml import SiteSettings, site_settings
    from groundplan.publish.project import load_project
    from groundplan.publish.refusal import Refusal
    from groundplan.source import report
    from groundplan.source.problem import has_errors

    root = open_folder(project)
    refusal: Refusal | None = None
    try:
        settings = site_settings(root)
    except Refusal as caught:  # The rest is checked all the same.
        settings, refusal = SiteSettings(root.name), caught
    found = find_problems(load_project(root, settings.docs), settings.name)
    problems, sources = found.problems, found.sources
    match format:
        case ReportFormat.TEXT:
            text = report.as_text(problems, sources, color=wants_colour(sys.stdout)) if problems else ""
        case ReportFormat.GITHUB:
            text = report.as_github(problems)
        case ReportFormat.JSON:
            text = report.as_json(problems, sources)
        case ReportFormat.SARIF:
            text = report.as_sarif(problems, sources)
    if text:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    if refusal is not None:
        raise refusal
    if not problems and format is ReportFormat.TEXT:
        Talk(quiet=quiet).say("No problems.")
    return 1 if has_errors(problems) or (strict and problems) else 0
