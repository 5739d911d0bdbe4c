"""The figures of the report, written to FIGURES_DIR."""

from pathlib import Path

import matplotlib
import pandas as pd

# Draws to files, also where there is no screen.
matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402


def draw(visits: pd.DataFrame, folder: Path) -> list[Path]:
    """Draws all figures. They are told apart without colour."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_by_month(visits, folder), _by_rain(visits, folder)]


def _by_month(visits: pd.DataFrame, folder: Path) -> Path:
    figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
    monthly = visits.groupby(visits["date"].dt.to_period("M"))["visitors"].mean()
    axes.plot(monthly.index.astype(str), monthly.to_numpy(), color="black", marker="o")
    axes.tick_params(axis="x", rotation=90)
    axes.set(title="Visitors a day", ylabel="mean of the month", ylim=(0, None))
    return _save(figure, folder / "visitors-by-month.png")


def _by_rain(visits: pd.DataFrame, folder: Path) -> Path:
    figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
    for weekend, marker, label in [(False, ".", "weekday"), (True, "x", "weekend")]:
        days = visits[visits["weekend"] == weekend]
        axes.scatter(days["rain_mm"], days["visitors"], marker=marker, color="black", label=label)
    axes.set(title="Visitors and rain", xlabel="rain in mm", ylabel="visitors a day")
    axes.legend()
    return _save(figure, folder / "visitors-by-rain.png")


def _save(figure: plt.Figure, path: Path) -> Path:
    figure.savefig(path, dpi=150)
    plt.close(figure)
    return path
