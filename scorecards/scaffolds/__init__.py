"""New files of a project to be filled in, made from the field tables of the model."""
