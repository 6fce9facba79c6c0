"""The types that a component can have: the node classes of the `diagrams` library, groups, and people's own."""
