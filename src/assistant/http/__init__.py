"""The HTTP API of /v1 and the pages; everything a client sees, nothing of how an answer is found."""
