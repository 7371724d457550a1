"""Coding in Word: forms to fill, and what people write into the margins of Word and PDF files."""
