"""What people do in a study: each act is written once and never changed."""
