"""From a composition to SVG."""
