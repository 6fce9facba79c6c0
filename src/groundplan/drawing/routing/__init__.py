"""From the layout's splines to lines that eyes can follow."""
