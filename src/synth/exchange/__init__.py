"""Codebooks and codings from other programs and from people, and everything out again."""
