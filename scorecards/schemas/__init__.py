"""JSON Schemas of the data files, so that editors such as VS Code complete keys and underline mistakes."""
