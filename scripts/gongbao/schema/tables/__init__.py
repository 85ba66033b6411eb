"""Table Schema files, one a table."""
