"""Sequence diagrams: columns of participants, rows of messages, laid out by ourselves and painted as SVG."""
