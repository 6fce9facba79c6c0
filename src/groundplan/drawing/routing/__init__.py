"""From the layout's splines to lines that eyes can follow.

An edge's guide is the layout's idea of its way. A wire is an edge that leads through the channels between ranks. A line
is the corners that the router found for an edge, a run one straight part of it, a way what a search found. A course is
the line as it is handed on.
"""
