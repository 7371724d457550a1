"""Forms of funders: any .docx with tables or marked places, read, mapped by a person, and filled.

`package` opens and saves the .docx. `letters`, `blanks`, `controls`, `grid`, `heads` → `reading`, `headed`
→ `outline`, of `parts`; `put` writes. `proposing` guesses by `roles.toml`; the sheet that people fill in is
`sheet`, `answers`, `handed`; a form that changed, `carrying`.
"""
