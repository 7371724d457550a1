"""What is taken out of a study for good, and what knows it again."""
