"""What a report is written as: the same blocks in HTML, Word, Excel and pictures.

What all show is in `shown`. `html` (with `page.*`), `excel` and `word` each have files that begin with
their name; `manifest` says what was written; `drawing` saves charts. An office's wishes are in
`../options.py`.
"""
