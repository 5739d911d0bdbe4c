"""The model: fitting it, and asking it."""
