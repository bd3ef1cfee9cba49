"""Reviews as people and machines read them: one form a file."""
