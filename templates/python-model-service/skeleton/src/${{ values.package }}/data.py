"""Deliveries, made up. Put the query for the real ones here: the rest only knows `load`."""

import numpy as np

FEATURES = ("distance_km", "stops", "raining")


def load(count: int = 2000, seed: int = 42) -> tuple[np.ndarray, np.ndarray]:
    """Features, one row a delivery in the order of FEATURES, and how many minutes each took."""
    random = np.random.default_rng(seed)
    distance_km = random.gamma(shape=2.0, scale=4.0, size=count)
    stops = random.integers(1, 8, size=count)
    raining = random.random(count) < 0.3
    minutes = 6 + 2.1 * distance_km + 4 * stops + raining * distance_km
    minutes += random.normal(scale=3.0, size=count)
    return np.column_stack([distance_km, stops, raining]), minutes.clip(min=1)
