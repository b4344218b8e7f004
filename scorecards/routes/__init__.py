"""Every route of a site, and the one function that makes any of them."""
