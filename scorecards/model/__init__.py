"""What the words mean: places, periods, indicators, observations, targets, rankings, documents, articles. No input or output."""
