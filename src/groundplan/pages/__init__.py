"""How the model is told: Jinja2 templates make Markdown pages with places for pictures."""
