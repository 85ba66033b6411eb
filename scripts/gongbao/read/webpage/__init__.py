"""Web pages: their encoding, their tree, what of it is the document, and its text."""
