"""Codebooks and codings from other programs and from people, and everything out again.

Sheets are read in `tabular`: rows of `codebooks` and `codings`, their `heads`, the `places` that rows mean;
`taking` takes them in, `folder` whole folders. Whole studies go out and back in `plain` and `workbook`,
what people fill in comes back in `filled`. For all programs: `stretches` (places → statements), `located`
(words → places), `said_codes` (what people write for codes), `bounded` (zips and XML of strangers).
"""
