"""The coding page in Chromium, with a study in the page alone or with the real one behind it."""
