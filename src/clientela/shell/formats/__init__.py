"""Date, time and number forms of each language, for Django's own form fields and filters."""
