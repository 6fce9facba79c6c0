"""Where work is done: in workers on this machine or, if `GROUNDPLAN_EXECUTOR` says so, on a cluster of others."""

from __future__ import annotations

import os
import re

from mkdocs.exceptions import PluginError

from groundplan.drawing.workers import Pool, Workers
from groundplan.publish.head_start import EXECUTOR, PRELOAD
from groundplan.publish.refusal import Refusal

_DASK = re.compile(r"dask:((?:tcp|tls|ws|wss)://\S+:\d+)")


class UnavailableError(Refusal, PluginError):
    """The executor cannot be used; the message says why. MkDocs, too, shows it without a traceback."""

    exit_code = 1


def chosen_pool() -> Pool:
    """The pool that the environment asks for. Raises `UnavailableError`."""
    address = os.environ.get(EXECUTOR, "")
    if not address:
        return Workers(preload=PRELOAD)
    found = _DASK.fullmatch(address)
    if found is None:
        raise UnavailableError(f"`{address}` is not an executor. Write it like `dask:tcp://scheduler:8786`.")
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UnavailableError(
            f"Dask is not installed, and the executor `{address}` needs it. "
            "Install it with `pip install 'groundplan[dask]'`."
        ) from error
    from groundplan.publish.cluster import Cluster

    return Cluster(found[1])
