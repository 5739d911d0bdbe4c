"""Fits the model and writes it, unless it is worse than the model card promises."""

import logging

import joblib
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

from ${{ values.package }}.data import load
from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.settings import Settings

# Minutes; the model card promises it.
MAX_ERROR = 5.0
SEED = 42

log = logging.getLogger(__name__)


def fit() -> tuple[GradientBoostingRegressor, float]:
    """The fitted model, and its mean absolute error in minutes on deliveries it has not seen."""
    features, minutes = load(seed=SEED)
    seen, unseen, seen_minutes, unseen_minutes = train_test_split(
        features, minutes, test_size=0.2, random_state=SEED
    )
    model = GradientBoostingRegressor(random_state=SEED)
    model.fit(seen, seen_minutes)
    return model, float(mean_absolute_error(unseen_minutes, model.predict(unseen)))


def main() -> None:
    settings = Settings()
    configure_logs(settings)
    model, error = fit()
    log.info("trained", extra={"mean_absolute_error": round(error, 2), "seed": SEED})
    if error > MAX_ERROR:
        raise SystemExit(f"An error of {error:.2f} minutes is too large: nothing is written")
    settings.model_path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, settings.model_path)
    log.info("written", extra={"path": str(settings.model_path)})


if __name__ == "__main__":
    main()
