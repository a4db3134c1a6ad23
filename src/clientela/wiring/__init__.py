"""Settings, addresses, the one API object, servers and the command."""
