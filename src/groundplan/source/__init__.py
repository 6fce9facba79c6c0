"""YAML files with positions, and the problems that are found in them. Knows nothing of what the YAML means."""
