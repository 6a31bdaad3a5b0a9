"""What a question takes for granted, and whether a sentence agrees with it."""
