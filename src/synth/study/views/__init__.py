"""What stands in a study, read out of its acts.

The material is `present`, what was done on it `coded`, a quick look for the page `glance`; who settled,
`settled`; what lost its statement, `orphans`; `versions` of the codebook, `lines` of a reading. What people
wrote is `written`, what it rests on `beneath`, what is otherwise since `changed`, in the shape of `axes`
and `synthesis`; `claims` and their trail in `ledger`. `history` says each act in words: `th.toml`,
`en.toml`.
"""
