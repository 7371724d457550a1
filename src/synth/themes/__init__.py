"""What the machine proposes: themes, and codes for statements. Pure: tables in, tables out, nothing coded.

What is weighed: `features` and `meaning` (vectors kept by `vectors`, searched by `nearest`, fetched by
`fetching`), on words cut once (`cutting`, kept in `kept`). Themes: `discover`, of `clusters`, `cohesion`,
`pinned`, `together`, of very many `large`; their names: `labels`, of `candidates` and `phrases`, by words
(`naming`) or `by_meaning` (of `headings`, as far as they `reach`). Codes: `suggest`, of `codewords`,
`learning`, with `reasons`; what to code next, `order`; a code out of a theme, `adopt`; doubts of a codebook,
`second_opinion`.

A language model is spoken to in `endpoint` alone, which says where to it may. `assistant` says who is asked
what, `asking` of which statements, `masking` what is hidden, `verdicts` what is believed, `replies` what is
kept.
"""
