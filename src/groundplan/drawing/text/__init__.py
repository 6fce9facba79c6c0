"""Text before there is a font: how wide it is, and where its lines break."""
