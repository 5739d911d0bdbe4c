"""Customers of the same shape as the warehouse's, made up."""

import numpy as np

FEATURES = ("orders", "days_since_last", "returns", "newsletter")


def customers(count: int = 4000, seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    """Features, one row a customer in the order of FEATURES, and whether the customer left."""
    rng = np.random.default_rng(seed)
    orders = rng.poisson(4, count) + 2
    days_since_last = rng.exponential(60, count)
    returns = rng.binomial(orders, 0.15)
    newsletter = rng.random(count) < 0.4
    logit = 0.03 * days_since_last - 0.35 * orders + 0.5 * returns - 0.8 * newsletter - 0.6
    left = rng.random(count) < 1 / (1 + np.exp(-logit))
    return np.column_stack([orders, days_since_last, returns, newsletter]), left
