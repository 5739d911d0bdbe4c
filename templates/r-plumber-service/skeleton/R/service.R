# The HTTP service around the routes of plumber.R.

ROUTES <- c("/predict", "/healthz", "/metrics")

#' The one delivery that the fields of a request describe, NULL where they are none.
delivery_in <- function(fields) {
  if (is.list(fields) && length(fields) > 0 && all(lengths(fields) == 1)) as.data.frame(fields)
}

is_json <- function(body) {
  isTRUE(tryCatch(jsonlite::validate(rawToChar(body)), error = function(problem) FALSE))
}

#' The API. Its routes see `trained`, `requests` and `predictions`.
new_service <- function(settings, routes = "plumber.R") {
  scope <- new.env(parent = environment(new_service))
  scope$trained <- readRDS(settings$model_path)
  # Else the first request would wait for it.
  loadNamespace("mgcv")
  scope$requests <- new_histogram(
    "http_request_seconds",
    "Requests, by path and status",
    c(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
  )
  scope$predictions <- new_histogram(
    "prediction_minutes",
    "What was predicted",
    c(10, 20, 30, 40, 50, 60, 90, 120)
  )
  plumber::pr(routes, envir = scope) |>
    plumber::pr_hooks(list(
      preroute = function(data) {
        data$begin <- proc.time()[["elapsed"]]
      },
      postserialize = function(data, req, res, value) {
        # What somebody types must not become a series of its own.
        path <- if (req$PATH_INFO %in% ROUTES) req$PATH_INFO else "unknown"
        labels <- c(path = path, status = as.character(value$status))
        observe(scope$requests, proc.time()[["elapsed"]] - data$begin, labels)
        value
      }
    )) |>
    plumber::pr_set_error(function(req, res, err) {
      # plumber reads the body before it looks for the route.
      if (length(req$bodyRaw) > 0 && !is_json(req$bodyRaw)) {
        res$status <- 400
        return(list(error = "The body is not JSON."))
      }
      logger::log_error(message = conditionMessage(err), path = req$PATH_INFO)
      res$status <- 500
      list(error = "This failed. The log says why.")
    })
}
