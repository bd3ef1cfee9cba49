"""What documents of other systems share, whatever their format: how they are read, what they become, what is lost."""
