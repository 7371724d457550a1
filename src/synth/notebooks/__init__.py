"""The notebooks as a whole: run again on another cohort, compared with the run before, or set up afresh.

`rerun` and `execute` run them with `parameters`, `record` says what changed of `figures`; `new` begins a
folder, `place` and `state` say where things lie and how far it has come. The notebooks lie at the top;
`shipped` finds them.
"""
