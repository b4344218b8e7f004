"""Whatever a person brings, a saved page, a Word file, text of any encoding, as plain text in blocks."""
