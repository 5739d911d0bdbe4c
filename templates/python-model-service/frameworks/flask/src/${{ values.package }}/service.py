"""The HTTP service: predictions, health and metrics."""

import logging
import time

import joblib
import waitress
from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, Histogram, generate_latest
from pydantic import BaseModel, Field, ValidationError

from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.settings import Settings

REQUESTS = Histogram("http_request_seconds", "Requests, by path and status", ["path", "status"])
PREDICTIONS = Histogram(
    "prediction_minutes", "What was predicted", buckets=[10, 20, 30, 40, 50, 60, 90, 120]
)

log = logging.getLogger(__name__)


class Delivery(BaseModel):
    distance_km: float = Field(ge=0, le=500)
    stops: int = Field(ge=1, le=50)
    raining: bool


def create_app(settings: Settings) -> Flask:
    model = joblib.load(settings.model_path)
    app = Flask(__name__)

    @app.before_request
    def begin() -> None:
        g.begin = time.perf_counter()

    @app.after_request
    def measure(response: Response) -> Response:
        # The route, not the path: what somebody types must not become a series of its own.
        route = request.url_rule.rule if request.url_rule else "unknown"
        REQUESTS.labels(route, response.status_code).observe(time.perf_counter() - g.begin)
        return response

    @app.errorhandler(ValidationError)
    def refuse(error: ValidationError) -> tuple[dict, int]:
        return {"detail": error.errors(include_context=False, include_url=False)}, 422

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    @app.post("/predict")
    def predict() -> dict[str, float]:
        delivery = Delivery.model_validate(request.get_json())
        row = [delivery.distance_km, delivery.stops, delivery.raining]
        minutes = float(model.predict([row])[0])
        PREDICTIONS.observe(minutes)
        log.debug("predicted", extra={"delivery": delivery.model_dump(), "minutes": minutes})
        return {"minutes": minutes}

    return app


def main() -> None:
    settings = Settings()
    configure_logs(settings)
    waitress.serve(create_app(settings), host=settings.host, port=settings.port)


if __name__ == "__main__":
    main()
