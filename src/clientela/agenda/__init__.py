"""Work items: everything anybody has to do, whoever found it."""
