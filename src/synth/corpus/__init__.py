"""From files to statements: one file's text, its layout, and a folder of notes."""
