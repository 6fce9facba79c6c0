"""How much is searched for one picture: counted, never timed, so that every machine draws the same."""

from __future__ import annotations

from msgspec import Struct

_SEARCH = 2_000
_MANY_EDGES = 100


class Patience(Struct):
    """What is left for searches.

    `steps` is how much they may do together, in crossings of their grids; `vain` how many lines those may look at that
    find nothing. What finds no way near its ends is searched everywhere: `thorough` first with the same room for it.
    """

    steps: int = 1_000_000
    vain: int = 8_000
    thorough: bool = True

    @property
    def tired(self) -> bool:
        """Whether only quick searches are made: the picture is large, or has no room left."""
        return self.vain <= 0 or self.over

    @property
    def over(self) -> bool:
        """Whether nothing is searched any more."""
        return self.steps <= 0

    def searched(self, crossings: int) -> None:
        """Counts a search on a grid of so many crossings."""
        self.steps -= _SEARCH + crossings


def patience_for(edges: int) -> Patience:
    """For a picture of so many edges."""
    return Patience(thorough=edges <= _MANY_EDGES)


def hasty() -> Patience:
    """For a picture that must be done soon: quick searches, and few of them."""
    return Patience(steps=100_000, vain=0)
