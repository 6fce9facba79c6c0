"""What is dear to make and is kept: bytes by kind and key, in a folder that may be removed at any time."""

from groundplan.cache.cache import Cache
from groundplan.cache.folder import Usage

__all__ = ["Cache", "Usage"]
