"""What the site offers besides pages: open data, feeds, calendars, files of look-ups and comparison, the site map."""
