"""The server, asked in this process: no port is opened, and each answer comes from the same application."""
