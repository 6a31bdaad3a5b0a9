"""What the product says itself: set replies, refusals, the languages of the askers."""
