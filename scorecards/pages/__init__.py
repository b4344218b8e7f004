"""Model and findings to pages: an address, a template and one typed context per kind of page."""
