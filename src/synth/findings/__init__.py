"""Findings: tables, agreement, saturation and cohorts. Pure: DataFrames in, DataFrames out."""
