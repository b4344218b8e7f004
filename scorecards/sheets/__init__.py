"""Spreadsheets into data files: reading Excel and CSV, finding tables in them, and making new TOML of their rows."""
