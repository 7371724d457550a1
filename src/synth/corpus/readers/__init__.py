"""One file a format: what a file says, with what its format tells of its lines; nothing is decided here."""
