"""PDF files: their glyphs, lines, tables and paragraphs, without running heads and page numbers."""
