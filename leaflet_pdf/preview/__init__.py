"""What is seen of a leaflet while it is written: its pages for a browser, and the ways between them and the file."""
