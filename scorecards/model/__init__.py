"""What the words mean: places, indicators, observations, rankings, documents, articles. No input, no output."""
