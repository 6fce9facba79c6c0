"""What can be wrong in a diagram or a selector."""

from groundplan.source.problem import Code, Severity

SELECTOR_SYNTAX = Code("selector-syntax", Severity.ERROR, "Selector that does not parse", "{what}", "{mend}", "x")
SELECTOR_WORD = Code("selector-word", Severity.ERROR, "u", "`{word}` selects no {wanted}.", "{mend}", "x")
SELECTOR_VALUE = Code("selector-value", Severity.ERROR, "u", "{what}", "{mend}", "x")
