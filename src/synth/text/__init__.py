"""Thai text: repair, tokens and terms, dates, personal data. The one room that imports PyThaiNLP.

Tokens come first: `tokens`, on `gaps`, `repair`, `terms` and `damage`; where one may cut, `clusters`.
`words` and `senses` (its TSV from `benchmarks/senses.py`) say what kind of thing a word names. `dates` with
`months`.

Personal data is `privacy`, of people and particulars. People are names behind titles (`title_readings`: the
cheapest reading of a line, of `title_moves`, `titles`, `likely_names`), names without (`name_places` on
`cuts`, weighed in `name_judge` by `name_letters` and `name_evidence`; `make names` makes the weights) and
by rule (`untitled`, `name_rows`). What has a form is `particulars`: `numbers`, `handles`, `plates`,
`addresses`, `births`, told by `cues`. Words stand in `personal.toml`.
"""

import os

# a missing corpus must fail at once and never be fetched: researchers work without a network
os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
