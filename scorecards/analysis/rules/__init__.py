"""Rules that figures are checked by, one a file; `findings` lists them."""
