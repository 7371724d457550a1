"""Forms of funders, filled: what supports each row, in whose words, and only what people decided.

`write` fills place by place: `filling`, of `support` and `words`, said in `notes`.
"""
