"""What may be asked of the server, as data: routes, checks of what is sent, and the OpenAPI document are made of it."""
