"""The HTTP service: predictions, health and metrics."""

import logging
import time

import joblib
import uvicorn
from fastapi import FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, Histogram, generate_latest
from pydantic import BaseModel, Field

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


class Prediction(BaseModel):
    minutes: float


def create_app(settings: Settings) -> FastAPI:
    model = joblib.load(settings.model_path)
    app = FastAPI(title=${{ values.title | dump }})

    @app.middleware("http")
    async def measure(request: Request, call_next) -> Response:
        begin = time.perf_counter()
        status = 500
        try:
            response = await call_next(request)
            status = response.status_code
            return response
        finally:
            # The route, not the path: what somebody types must not become a series of its own.
            route = getattr(request.scope.get("route"), "path", "unknown")
            REQUESTS.labels(route, status).observe(time.perf_counter() - begin)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    @app.post("/predict")
    def predict(delivery: Delivery) -> Prediction:
        row = [delivery.distance_km, delivery.stops, delivery.raining]
        minutes = float(model.predict([row])[0])
        PREDICTIONS.observe(minutes)
        log.debug("predicted", extra={"delivery": delivery.model_dump(), "minutes": minutes})
        return Prediction(minutes=minutes)

    return app


def main() -> None:
    settings = Settings()
    configure_logs(settings)
    app = create_app(settings)
    uvicorn.run(app, host=settings.host, port=settings.port, log_config=None, access_log=False)


if __name__ == "__main__":
    main()
