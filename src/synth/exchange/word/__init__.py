"""Coding in Word: forms to fill, and what people write into the margins of Word and PDF files.

`forms`, `marks` and `pdf` say what was written; `paragraphs` finds where it stands in the study; `taking`
takes it in.
"""
