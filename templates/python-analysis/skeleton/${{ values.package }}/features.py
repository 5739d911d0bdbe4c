"""What the model is told of a day."""

import pandas as pd

FEATURES = ["temperature_c", "rain_mm", "holiday", "weekday", "weekend"]
TARGET = "visitors"


def add_features(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits with a column for each feature."""
    weekday = visits["date"].dt.day_of_week
    return visits.assign(weekday=weekday, weekend=weekday >= 5)
