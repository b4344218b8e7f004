"""What pages are made from: the index of a build, and texts, photos, charts and downloads as values."""
