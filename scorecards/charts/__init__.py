"""Charts: plain descriptions of what to show, sentences that say it in words, and drawings of it as SVG."""
