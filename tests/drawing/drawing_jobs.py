"""Jobs that fail as real ones may: their process dies, hangs, or raises. The scene's title says where to note tries."""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

from groundplan.drawing import processor
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.effort import Effort
from groundplan.drawing.job import draw_scene
from groundplan.drawing.picture import Shown


def _noted(scene: Shown, effort: Effort) -> int:
    """Notes the try in the file that the scene's title names; the number of tries so far."""
    with Path(scene.title).open("a", encoding="utf-8") as file:
        file.write(f"{effort.value}\n")
    return len(Path(scene.title).read_text(encoding="utf-8").splitlines())


def dies_once(scene: Shown, effort: Effort) -> Drawn:
    """The first try takes its process down."""
    if _noted(scene, effort) == 1:
        os.abort()
    return draw_scene(scene, effort)


def dies_unless_simple(scene: Shown, effort: Effort) -> Drawn:
    """Every full try takes its process down."""
    _noted(scene, effort)
    if effort is Effort.FULL:
        os.abort()
    return draw_scene(scene, effort)


def dies_on_chain(scene: Shown, effort: Effort) -> Drawn:
    """Every try at a scene called `chain` takes its process down."""
    if scene.id == "chain":
        os.abort()
    return draw_scene(scene, effort)


def hangs_unless_simple(scene: Shown, effort: Effort) -> Drawn:
    """Every full try takes for ever."""
    _noted(scene, effort)
    if effort is Effort.FULL:
        time.sleep(600)
    return draw_scene(scene, effort)


def computes_unless_simple(scene: Shown, effort: Effort) -> Drawn:
    """Every full try keeps the processor busy for ever."""
    _noted(scene, effort)
    if effort is Effort.FULL:
        for _ in itertools.count():
            pass
    return draw_scene(scene, effort)


def computes_elsewhere_unless_simple(scene: Shown, effort: Effort) -> Drawn:
    """Every full try runs commands, one after the other, that keep the processor busy."""
    _noted(scene, effort)
    while effort is Effort.FULL:
        processor.run([sys.executable, "-c", "for _ in range(8_000_000): pass"], b"", 600)
    return draw_scene(scene, effort)


def waits(scene: Shown, effort: Effort) -> Drawn:
    """Every try waits for the processor first, as on a busy machine."""
    _noted(scene, effort)
    time.sleep(3)
    return draw_scene(scene, effort)


def raises(scene: Shown, effort: Effort) -> Drawn:
    """Every try raises."""
    raise RuntimeError(f"no layout of {scene.id} with {effort.value} effort")
