"""Asks the trained model about the days of a CSV file, and prints its answers as CSV.

The file has the columns of the raw data, without the visitors.
"""

import sys
from pathlib import Path

import joblib
import pandas as pd

from ${{ values.package }}.config import Settings
from ${{ values.package }}.features import FEATURES, add_features


def predict(days: pd.DataFrame, model_path: Path) -> pd.DataFrame:
    """The days with the visitors to be expected, rounded."""
    model = joblib.load(model_path)
    expected = model.predict(add_features(days)[FEATURES].astype(float))
    return days.assign(visitors=expected.round().astype(int))


def main(path: str) -> None:
    days = pd.read_csv(path, parse_dates=["date"])
    predict(days, Settings().model_path).to_csv(sys.stdout, index=False)


if __name__ == "__main__":
    main(sys.argv[1])
