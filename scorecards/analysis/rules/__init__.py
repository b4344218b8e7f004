"""Rules that figures are checked by, one a file; `analysis.findings` lists them."""
