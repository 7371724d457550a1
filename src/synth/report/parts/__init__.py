"""Chapters of the report: each gives blocks, and knows no format."""
