"""Finished pictures as files for everywhere else: SVG of one theme, PNG and PDF, made without a browser."""
