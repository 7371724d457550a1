"""What a report is written as: the same blocks in HTML, Word, Excel and pictures."""
