"""Chapters of the report: each gives blocks, and knows no format.

One file a part, named as in `../chapters.py`. A part gives `Table`, `Paragraph`, `Figure` of
`../blocks.py`, says its words by `m.words`, and finds columns by their names.
"""
