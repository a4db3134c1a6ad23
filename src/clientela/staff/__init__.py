"""People, teams, regions, roles, what each may do and see, and the access record."""
