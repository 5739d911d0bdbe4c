# Fits the model, and writes it unless it is worse than its card promises.

# Minutes; the model card promises it.
MAX_ERROR <- 5
SEED <- 42

#' The fitted model, with its mean absolute error in minutes on deliveries that it has not seen.
fit_model <- function(deliveries) {
  rows <- nrow(deliveries)
  seen <- withr::with_seed(SEED, sample(rows, 0.8 * rows))
  model <- mgcv::gam(
    minutes ~ s(distance_km) + stops + raining,
    data = deliveries[seen, ],
    method = "REML"
  )
  unseen <- deliveries[-seen, ]
  error <- mean(abs(unseen$minutes - predict_minutes(model, unseen)))
  list(model = model, error = error)
}

#' How many minutes each delivery will take.
predict_minutes <- function(model, deliveries) {
  as.numeric(mgcv::predict.gam(model, deliveries))
}

#' Records the run and writes the model to MODEL_PATH, which is the answer.
publish_model <- function(fitted, data_version, rows, settings) {
  record_run(
    settings,
    params = list(seed = SEED, rows = rows, data = data_version),
    metrics = list(mean_absolute_error = fitted$error)
  )
  logger::log_info(message = "trained", mean_absolute_error = round(fitted$error, 2))
  if (fitted$error > MAX_ERROR) {
    stop(sprintf("An error of %.2f minutes is too large: nothing is written", fitted$error))
  }
  path <- settings$model_path
  dir.create(dirname(path), showWarnings = FALSE, recursive = TRUE)
  saveRDS(c(fitted, list(data = data_version, trained = Sys.time())), path)
  logger::log_info(message = "written", path = path)
  path
}
