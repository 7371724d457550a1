"""What each line of a note is, and under which headings it stands.

`read` puts it together. What lines there are is `bare`; what is seen of a line, `features` (of its words,
of who speaks, of kin and neighbours: `words`, `naming`, `kin`, `beside`, `makeup`, `character`); what it
cannot be, `evidence`; what it is, `labeller` (weights from `make reader`) and, by the file's kind,
`judging`. Then `headings`, `speakers`, `bounds` of statements, and tables: `grids`, `column_heads`,
`tables`, `cells`, `forms`. Names below words are `beneath`, who liked a message `reactions`.
What a person can correct is `correcting`, which lines are like it `likeness`, what is learnt from it
`teaching`. Words: `th.toml`.
"""
