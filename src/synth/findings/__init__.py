"""Findings: tables, agreement, saturation and cohorts. Pure: DataFrames in, DataFrames out.

Each finding is a function under `@finding` (`finding`); what all count is worked out once in `base`, of
`counting`. Tables: `tables`, `crosstabs`, `keyness`, `concordance` (`searching`), `retrieval`, `exemplars`
(`sampling`). Agreement: a number over a `Tally` is in `coefficients`, one with its interval in `alpha` (of
`masi`), and `agreement` makes the table. Cohorts: `cohorts`, `trends`, `contrasts`, of `units`,
`intervals`, `chance`. What follows what: `sequences`, of `following`. Machines and anchors: `assisted`,
`anchors`, `training`, `yardstick`. From scipy, or it says why not.
"""
