"""How well finished pictures can be read: what is measured, how, and what is too much."""
