"""A model behind an HTTP service."""
