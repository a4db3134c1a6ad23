"""Staff pages that span rooms: Today, search, palette, boards."""
