"""What each line of a note is, and under which headings it stands."""
