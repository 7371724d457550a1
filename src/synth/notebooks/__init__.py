"""The notebooks as a whole: run again on another cohort, compared with the run before, or set up afresh."""
