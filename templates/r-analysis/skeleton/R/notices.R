# Who is told of a run: Prometheus of each, people of those that failed.

#' The metrics of a run, in the text format of Prometheus.
metrics_of <- function(succeeded, rows, now) {
  metrics <- c(run_succeeded = as.numeric(succeeded))
  if (succeeded) metrics <- c(metrics, run_last_success_seconds = as.numeric(now), run_rows = rows)
  values <- format(metrics, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE)
  paste0(sprintf("%s %s\n", names(metrics), values), collapse = "")
}

#' Tells the gateway of Prometheus at PUSHGATEWAY, where that is set.
push <- function(settings, succeeded, rows = 0, now = Sys.time()) {
  if (nzchar(settings$pushgateway)) {
    httr2::request(settings$pushgateway) |>
      httr2::req_url_path_append("metrics/job", PROJECT) |>
      httr2::req_body_raw(metrics_of(succeeded, rows, now), "text/plain") |>
      httr2::req_timeout(10) |>
      httr2::req_retry(max_tries = 3) |>
      httr2::req_perform()
  }
}

#' Says what failed to the channel behind ALERT_WEBHOOK, where that is set.
tell <- function(settings, text) {
  logger::log_error(message = text)
  if (nzchar(settings$alert_webhook)) {
    httr2::request(settings$alert_webhook) |>
      httr2::req_body_json(list(text = text)) |>
      httr2::req_timeout(10) |>
      httr2::req_retry(max_tries = 3) |>
      httr2::req_perform()
  }
}
