"""Fits the model and writes it, unless it is worse than its card promises. MLflow has each try."""

import logging

import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

from ${{ values.package }}.config import Settings
from ${{ values.package }}.features import FEATURES, TARGET

# Visitors; the model card promises it.
MAX_ERROR = 80.0
SEED = 42

log = logging.getLogger(__name__)


def fit(visits: pd.DataFrame) -> tuple[GradientBoostingRegressor, float]:
    """The fitted model, and its mean absolute error in visitors on days it has not seen."""
    seen, unseen = train_test_split(visits, test_size=0.2, random_state=SEED)
    model = GradientBoostingRegressor(random_state=SEED)
    model.fit(seen[FEATURES].astype(float), seen[TARGET])
    predicted = model.predict(unseen[FEATURES].astype(float))
    return model, float(mean_absolute_error(unseen[TARGET], predicted))


def train(visits: pd.DataFrame, data_version: str, settings: Settings) -> float:
    """Fits, records the run in MLflow, writes the model to MODEL_PATH, and returns its error."""
    mlflow.set_tracking_uri(settings.mlflow_tracking_uri)
    mlflow.set_experiment("${{ values.name }}")
    with mlflow.start_run():
        mlflow.log_params({"seed": SEED, "rows": len(visits), "data": data_version})
        model, error = fit(visits)
        mlflow.log_metric("mean_absolute_error", error)
    log.info("trained", extra={"mean_absolute_error": round(error, 1)})
    if error > MAX_ERROR:
        raise ValueError(f"An error of {error:.0f} visitors is too large: nothing is written")
    settings.model_path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, settings.model_path)
    return error
