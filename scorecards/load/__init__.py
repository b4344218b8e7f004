"""Files to model, or problems: TOML with positions, the field tables, Markdown parsed to tokens."""
