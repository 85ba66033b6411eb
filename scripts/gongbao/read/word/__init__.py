"""Word files (Office Open XML): the archive, its styles and numbering, and the text of its body."""
