"""The beginning of a project: the files that `groundplan init` copies."""
