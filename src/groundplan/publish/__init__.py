"""How pages and pictures become a site: the MkDocs plugin, and `generate` for every other engine."""
