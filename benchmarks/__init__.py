"""What is measured, beside what peers and the bare limit do on the same work."""
