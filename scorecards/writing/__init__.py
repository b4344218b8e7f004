"""The text of new data files, in the project's own format; `output.new_files` writes them."""
