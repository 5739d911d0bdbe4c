# Answers in the place of a server, and keeps what it was asked.
local_server <- function(env = parent.frame()) {
  asked <- new.env()
  httr2::local_mock(function(request) {
    assign(basename(httr2::url_parse(request$url)$path), request$body$data, asked)
    httr2::response()
  }, env = env)
  asked
}

test_that("Prometheus is told of a run that succeeded", {
  asked <- local_server()
  settings <- settings_with(pushgateway = "http://gateway.example")
  push(settings, succeeded = TRUE, rows = 731, now = as.POSIXct(1700000000, origin = "1970-01-01"))
  expect_equal(
    asked[[PROJECT]],
    "run_succeeded 1\nrun_last_success_seconds 1700000000\nrun_rows 731\n"
  )
})

test_that("Prometheus is told of a run that failed, and keeps when one succeeded", {
  asked <- local_server()
  push(settings_with(pushgateway = "http://gateway.example"), succeeded = FALSE)
  expect_equal(asked[[PROJECT]], "run_succeeded 0\n")
})

test_that("people are told of a run that failed", {
  asked <- local_server()
  tell(settings_with(alert_webhook = "http://chat.example/hook"), "It failed")
  expect_equal(asked$hook, list(text = "It failed"))
})

test_that("nobody is told where nobody is named", {
  asked <- local_server()
  push(settings_with(pushgateway = ""), succeeded = TRUE)
  tell(settings_with(alert_webhook = ""), "It failed")
  expect_equal(ls(asked), character())
})
