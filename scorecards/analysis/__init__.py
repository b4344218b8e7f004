"""Figures to groups and findings."""
