"""Plain decisions on cells, rows and headings."""
