"""What the site offers besides pages: open data, the site map."""
