"""Import runs: a file, its matching, its check, its dry run, its run and its undo."""
