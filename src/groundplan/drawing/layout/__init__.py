"""From a scene to geometry: a graph of the `diagrams` library, laid out by Graphviz."""
