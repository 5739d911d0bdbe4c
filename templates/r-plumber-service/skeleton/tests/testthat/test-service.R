path <- tempfile(fileext = ".rds")
publish_model(fitted, "abc", nrow(deliveries), settings_with(model_path = path))
service <- new_service(settings_with(model_path = path), file.path(root, "plumber.R"))

# Asks the service as a server would, without a network.
ask <- function(method, path, body = "", on = service) {
  on$call(list2env(list(
    REQUEST_METHOD = method,
    PATH_INFO = path,
    QUERY_STRING = "",
    CONTENT_TYPE = "application/json",
    HTTP_CONTENT_TYPE = "application/json",
    rook.input = list(
      read = function() charToRaw(body),
      rewind = function() NULL,
      read_lines = function() body
    )
  )))
}

delivery <- '{"distance_km": 7.5, "stops": 3, "raining": true}'

test_that("it is healthy", {
  response <- ask("GET", "/healthz")
  expect_equal(response$status, 200)
  expect_equal(jsonlite::fromJSON(response$body), list(status = "ok"))
})

test_that("it predicts", {
  response <- ask("POST", "/predict", delivery)
  expect_equal(response$status, 200)
  minutes <- jsonlite::fromJSON(response$body)$minutes
  expect_gt(minutes, 20)
  expect_lt(minutes, 80)
})

test_that("what is no delivery is refused, and why", {
  wrong <- c(
    stops = '{"distance_km": 7.5, "stops": 0, "raining": true}',
    distance = '{"distance_km": -1, "stops": 3, "raining": true}',
    logical = '{"distance_km": 7.5, "stops": 3, "raining": "perhaps"}',
    driver = '{"distance_km": 7.5, "stops": 3, "raining": true, "driver": 1}',
    missing = '{"distance_km": 7.5, "stops": null, "raining": true}',
    row = '{"distance_km": [1, 2], "stops": 3, "raining": true}',
    nothing = "{}",
    list = "[1]"
  )
  for (word in names(wrong)) {
    response <- ask("POST", "/predict", wrong[[word]])
    expect_equal(response$status, 422, info = word)
  }
})

test_that("what is not JSON is refused", {
  expect_equal(ask("POST", "/predict", "{")$status, 400)
})

test_that("what fails is logged and counted, and tells callers nothing", {
  broken <- new_service(settings_with(model_path = path), file.path(root, "plumber.R"))
  assign("trained", NULL, broken$environment)
  shown <- capture.output(response <- ask("POST", "/predict", delivery, broken))
  expect_equal(response$status, 500)
  expect_match(shown, '"level":"ERROR"', fixed = TRUE)
  metrics <- ask("GET", "/metrics", on = broken)$body
  expect_match(metrics, 'http_request_seconds_count{path="/predict",status="500"} 1', fixed = TRUE)
})

test_that("it counts what it does", {
  ask("POST", "/predict", delivery)
  ask("GET", "/made-up")
  metrics <- ask("GET", "/metrics")$body
  expect_match(metrics, 'http_request_seconds_count{path="/predict",status="200"}', fixed = TRUE)
  expect_match(metrics, 'http_request_seconds_count{path="unknown",status="404"} 1', fixed = TRUE)
  expect_match(metrics, 'prediction_minutes_bucket{le="+Inf"}', fixed = TRUE)
  expect_match(metrics, "model_trained_timestamp_seconds 1", fixed = TRUE)
})
