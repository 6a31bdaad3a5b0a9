"""From corpus files to a published index. May import `assistant`, never the other way round."""
