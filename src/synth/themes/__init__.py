"""What the machine proposes: themes. Pure: a table in, a proposal out; never mixed with people's codings."""
