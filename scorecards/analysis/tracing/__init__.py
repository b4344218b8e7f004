"""Texts against the data: every number of a commentary or an article is traced to a figure or reported."""
