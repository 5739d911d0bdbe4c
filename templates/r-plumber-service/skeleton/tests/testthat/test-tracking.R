# Answers in the place of a server, and keeps what it was asked.
local_server <- function(env = parent.frame()) {
  asked <- new.env()
  asked$paths <- character()
  asked$bodies <- list()
  httr2::local_mock(function(request) {
    path <- basename(httr2::url_parse(request$url)$path)
    asked$paths <- c(asked$paths, path)
    asked$bodies[[path]] <- request$body$data
    body <- '{"experiment_id": "1", "run": {"info": {"run_id": "r1"}}}'
    httr2::response(
      status_code = if (path == "get-by-name") 404 else 200,
      headers = "content-type: application/json",
      body = charToRaw(body)
    )
  }, env = env)
  asked
}

test_that("a run is recorded with its parameters and metrics", {
  asked <- local_server()
  settings <- settings_with(mlflow_tracking_uri = "http://mlflow.example")
  record_run(settings, list(seed = 42), list(mean_absolute_error = 3.5))
  expect_setequal(asked$paths, c("get-by-name", "create", "log-batch", "update"))
  batch <- asked$bodies[["log-batch"]]
  expect_equal(batch$run_id, "r1")
  expect_equal(batch$params, list(list(key = "seed", value = "42")))
  expect_equal(batch$metrics[[1]]$value, 3.5)
})

test_that("without a server nothing is asked", {
  asked <- local_server()
  record_run(settings_with(mlflow_tracking_uri = ""), list(), list())
  expect_equal(asked$paths, character())
})

test_that("a failure is told to the channel", {
  asked <- local_server()
  capture.output(tell(settings_with(alert_webhook = "http://chat.example/hook"), "It failed"))
  expect_equal(asked$bodies$hook, list(text = "It failed"))
})
