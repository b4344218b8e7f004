"""Pages to outputs: theme chain, templates, prose to HTML, addresses."""
