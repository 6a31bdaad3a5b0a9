"""The checks that every answer passes before it is shown."""
