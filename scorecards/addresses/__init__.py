"""Where things stand on the site: the base address, the path of every kind of page, and routes."""
