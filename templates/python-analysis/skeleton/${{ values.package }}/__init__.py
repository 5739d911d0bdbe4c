"""An analysis: the data, its features, a model, and the figures of the report."""
