"""What is dear to make and is kept: bytes by kind and key, in a folder that may be removed at any time."""

from groundplan.cache.cache import DEFAULT_SIZE, Cache
from groundplan.cache.folder import Usage
from groundplan.cache.versions import code_state, versions

__all__ = ["DEFAULT_SIZE", "Cache", "Usage", "code_state", "versions"]
