"""One file a format: what a file says, with what its format tells of its lines; nothing is decided here.

`kinds` says what a file is, `source` reads it and hands on a `../document`. A PDF is `pdf`: tagged where the
file tells its `structure`, else `pages` with `runs`, `looks`, `edges`, `flows`, `columns`, `wraps`, of
`letters`. Workbooks of answers are `answers`; Word is `word`; what LibreOffice has to open, `office`; web
pages, `web` by `surroundings`.
"""
