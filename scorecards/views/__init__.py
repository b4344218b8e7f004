"""Figures, targets, ranks, charts, maps and texts as templates see them, in words of one language."""
