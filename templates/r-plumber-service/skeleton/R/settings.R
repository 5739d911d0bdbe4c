# What differs between a laptop and production, read from the environment here and nowhere else.

PROJECT <- "${{ values.name }}"

#' Each setting is the environment variable of the same name in capitals.
read_settings <- function() {
  list(
    host = Sys.getenv("HOST", "127.0.0.1"),
    port = as.integer(Sys.getenv("PORT", "8080")),
    model_path = Sys.getenv("MODEL_PATH", "models/model.rds"),
    log_level = Sys.getenv("LOG_LEVEL", "INFO"),
    log_dir = Sys.getenv("LOG_DIR"),
    data_path = Sys.getenv("DATA_PATH", "data/raw/deliveries.csv"),
    mlflow_tracking_uri = Sys.getenv("MLFLOW_TRACKING_URI"),
    alert_webhook = Sys.getenv("ALERT_WEBHOOK")
  )
}
