# Runs of the training are recorded in MLflow, by its REST API:
# https://mlflow.org/docs/latest/rest-api.html

mlflow <- function(settings, path) {
  httr2::request(settings$mlflow_tracking_uri) |>
    httr2::req_url_path_append("api/2.0", path) |>
    httr2::req_timeout(10) |>
    httr2::req_retry(max_tries = 3)
}

post <- function(request, body) {
  request |>
    httr2::req_body_json(body) |>
    httr2::req_perform() |>
    httr2::resp_body_json()
}

experiment_id <- function(settings) {
  found <- mlflow(settings, "mlflow/experiments/get-by-name") |>
    httr2::req_url_query(experiment_name = PROJECT) |>
    httr2::req_error(is_error = function(response) httr2::resp_status(response) >= 500) |>
    httr2::req_perform()
  if (httr2::resp_status(found) == 200) {
    return(httr2::resp_body_json(found)$experiment$experiment_id)
  }
  post(mlflow(settings, "mlflow/experiments/create"), list(name = PROJECT))$experiment_id
}

#' Records one run with its parameters and metrics where MLFLOW_TRACKING_URI names a server.
record_run <- function(settings, params, metrics) {
  if (!nzchar(settings$mlflow_tracking_uri)) {
    logger::log_info(message = "not recorded: MLFLOW_TRACKING_URI is not set")
    return(invisible())
  }
  now <- round(as.numeric(Sys.time()) * 1000)
  begun <- post(
    mlflow(settings, "mlflow/runs/create"),
    list(experiment_id = experiment_id(settings), start_time = now)
  )
  id <- begun$run$info$run_id
  batch <- list(
    run_id = id,
    params = lapply(names(params), function(key) {
      list(key = key, value = as.character(params[[key]]))
    }),
    metrics = lapply(names(metrics), function(key) {
      list(key = key, value = metrics[[key]], timestamp = now, step = 0)
    })
  )
  post(mlflow(settings, "mlflow/runs/log-batch"), batch)
  post(
    mlflow(settings, "mlflow/runs/update"),
    list(run_id = id, status = "FINISHED", end_time = now)
  )
  logger::log_info(message = "recorded", run = id)
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
