"""The page on which people code, in a notebook.

`coder` is the widget of the coding page; `messages` answers each message (once: `answering`) and `actions`
does its acts. `desk` is what the page knows, of `statements`, `codebook`, `progress`, `anchors`,
`assisted`; `payloads` tells it, and `outcomes` what an act came to. `filters`, `retrieval`, `lines` and
`suggestions` (computed in `suggester`) answer the panes. The writing page is `writer`, `writing`,
`written`, `ledger`, `citations`, `lessons`; `page` puts any page together.

The pages' programs are modules in `js/`, importing only to the left: ``page → desk → statement → codebook,
lines → coding``, and ``writing``. `coding/commands.js` has the keys, `coding/state.js` the state; sheets in
`css/`, words in `th.toml` and `en.toml`.
"""
