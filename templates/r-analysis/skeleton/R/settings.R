# What differs between a laptop and where it runs by itself, read from the environment here and
# nowhere else.

PROJECT <- "${{ values.name }}"

#' Each setting is the environment variable of the same name in capitals.
read_settings <- function() {
  list(
    raw_path = Sys.getenv("RAW_PATH", "data/raw/visits.csv"),
    output_dir = Sys.getenv("OUTPUT_DIR", "output"),
    store = Sys.getenv("STORE", "_targets"),
    log_level = Sys.getenv("LOG_LEVEL", "INFO"),
    log_dir = Sys.getenv("LOG_DIR"),
    pushgateway = Sys.getenv("PUSHGATEWAY"),
    alert_webhook = Sys.getenv("ALERT_WEBHOOK")
  )
}
