"""The demo company's people, teams and regions."""
