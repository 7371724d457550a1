"""Forms of funders, filled: what supports each row, in whose words, and only what people decided."""
