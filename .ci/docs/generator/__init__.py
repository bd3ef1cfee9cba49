"""The pages of the site that the program itself tells: commands, formats, findings, profiles, Python, pictures."""
