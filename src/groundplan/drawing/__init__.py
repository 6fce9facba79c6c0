"""How a scene looks: the `diagrams` library builds it, Graphviz lays it out, one writer makes the SVG."""
