"""What can go wrong while a picture is drawn."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

DRAWING_SIMPLIFIED = Code(
    name="drawing-simplified",
    severity=Severity.WARNING,
    title="A diagram could only be drawn in a simple form",
    message="The diagram `{diagram}` could only be drawn without frames and with straight lines, because {why}.",
    mend="Show less in it: give the diagram a smaller `select`, a `depth`, or `collapse` a group.",
    about="Graphviz, which finds the place of each box, gave up on this diagram: it ended without an answer, or the "
    "picture took more than 30 seconds of the processor. A second, simpler try succeeded, so there is a picture, but "
    "no frames in it. It is never kept for later builds. The reason is nearly always a diagram with very many boxes "
    "and connections.",
)

DRAWING_FAILED = Code(
    name="drawing-failed",
    severity=Severity.ERROR,
    title="A diagram could not be drawn",
    message="The diagram `{diagram}` could not be drawn, because {why}.",
    mend="Show less in it: give the diagram a smaller `select`, a `depth`, or `collapse` a group.",
    about="Graphviz, which finds the place of each box, gave up on this diagram, also on a simpler try without frames. "
    "All other pictures are drawn. The reason is nearly always a diagram with very many boxes and connections; if a "
    "small one fails as well, please report it as a bug.",
)

GRAPHVIZ_MISSING = Code(
    name="graphviz-missing",
    severity=Severity.ERROR,
    title="Graphviz is not installed",
    message="The diagram `{diagram}` could not be drawn, because Graphviz is not installed.",
    mend="Install the Python package `pygraphviz` (it brings Graphviz along), or Graphviz itself so that the command "
    "`dot` is found.",
    about="Pictures are laid out by Graphviz. On most systems the package `pygraphviz` is installed together with "
    "Groundplan and contains it. Where there is no ready-made package, such as on a Mac with an Intel processor, the "
    "command `dot` of an installed Graphviz is used. With `GROUNDPLAN_LAYOUT=dot` in the environment only the command "
    "is used.",
)

EXPORT_FAILED = Code(
    name="export-failed",
    severity=Severity.WARNING,
    title="A picture could not be written in a format",
    message="The diagram `{diagram}` could not be written as {format}: {why}.",
    mend="Take a smaller `--scale`, or the SVG file of the diagram.",
    about="PNG and PDF files of a diagram are made from its picture, after it was drawn. When that fails, only this "
    "file is missing: the picture on the page and the SVG file are there. A PNG file may have 100 million pixels; "
    "`groundplan draw` with a high `--scale` asks for more where a diagram is large. For any other reason, please "
    "report it as a bug. The option `export` in `mkdocs.yml` says which formats are made for the site.",
)

CODES = (DRAWING_FAILED, DRAWING_SIMPLIFIED, EXPORT_FAILED, GRAPHVIZ_MISSING)
