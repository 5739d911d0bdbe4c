"""A pipeline: its steps, and how it is run."""
