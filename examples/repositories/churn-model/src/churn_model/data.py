"""Customers of the same shape as the warehouse's, made up, in a file that this module writes."""

import csv
from pathlib import Path

import numpy as np

from churn_model.settings import Settings

FEATURES = ("orders", "days_since_last", "returns", "newsletter")
HEADER = (*FEATURES, "left")


def customers(count: int = 4000, seed: int = 7) -> np.ndarray:
    """One row a customer: the features in their order, and whether the customer left."""
    rng = np.random.default_rng(seed)
    orders = rng.poisson(4, count) + 2
    days_since_last = rng.exponential(60, count).round(1)
    returns = rng.binomial(orders, 0.15)
    newsletter = rng.random(count) < 0.4
    logit = 0.03 * days_since_last - 0.35 * orders + 0.5 * returns - 0.8 * newsletter - 0.6
    left = rng.random(count) < 1 / (1 + np.exp(-logit))
    return np.column_stack([orders, days_since_last, returns, newsletter, left])


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows([f"{value:g}" for value in row] for row in customers())


def load(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features, one row a customer in the order of FEATURES, and whether the customer left."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    return rows[:, :-1], rows[:, -1].astype(bool)


if __name__ == "__main__":
    write(Settings().data_path)
