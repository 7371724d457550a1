"""What stands in a study, read out of its acts."""
