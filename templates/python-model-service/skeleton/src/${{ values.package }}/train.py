"""Fits the model and writes it, unless it is worse than its card promises. MLflow has each try."""

import logging
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

from ${{ values.package }}.data import FEATURES, TARGET
from ${{ values.package }}.settings import Settings

# Minutes; the model card promises it.
MAX_ERROR = 5.0
SEED = 42

log = logging.getLogger(__name__)


def fit(deliveries: pd.DataFrame) -> tuple[GradientBoostingRegressor, float]:
    """The fitted model, and its mean absolute error in minutes on deliveries it has not seen."""
    seen, unseen = train_test_split(deliveries, test_size=0.2, random_state=SEED)
    model = GradientBoostingRegressor(random_state=SEED)
    model.fit(seen[FEATURES].to_numpy(float), seen[TARGET])
    predicted = model.predict(unseen[FEATURES].to_numpy(float))
    return model, float(mean_absolute_error(unseen[TARGET], predicted))


def train(deliveries: pd.DataFrame, data_version: str, settings: Settings) -> Path:
    """Fits, records the run in MLflow, and writes the model to MODEL_PATH."""
    mlflow.set_tracking_uri(settings.mlflow_tracking_uri)
    mlflow.set_experiment("${{ values.name }}")
    with mlflow.start_run():
        mlflow.log_params({"seed": SEED, "rows": len(deliveries), "data": data_version})
        model, error = fit(deliveries)
        mlflow.log_metric("mean_absolute_error", error)
    log.info("trained", extra={"mean_absolute_error": round(error, 2)})
    if error > MAX_ERROR:
        raise ValueError(f"An error of {error:.2f} minutes is too large: nothing is written")
    settings.model_path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, settings.model_path)
    log.info("written", extra={"path": str(settings.model_path)})
    return settings.model_path
