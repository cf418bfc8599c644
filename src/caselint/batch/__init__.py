"""A run over many files: what was found of each is put aside as it comes, and gone through for the report."""
