test_that("the same seed gives the same model", {
  expect_equal(fit_model(deliveries)$error, fitted$error)
})

test_that("the model keeps what its card promises", {
  expect_lt(fitted$error, MAX_ERROR)
})

test_that("a longer way takes longer", {
  two <- data.frame(distance_km = c(2, 20), stops = 3, raining = FALSE)
  minutes <- predict_minutes(fitted$model, two)
  expect_lt(minutes[1], minutes[2])
})

test_that("the model is written, with the version of its data", {
  path <- withr::local_tempfile(fileext = ".rds")
  publish_model(fitted, "abc", nrow(deliveries), settings_with(model_path = path))
  written <- readRDS(path)
  expect_equal(written$data, "abc")
  expect_equal(written$error, fitted$error)
})

test_that("a model that is worse than promised is not written", {
  path <- withr::local_tempfile(fileext = ".rds")
  worse <- list(model = fitted$model, error = MAX_ERROR + 1)
  expect_error(
    publish_model(worse, "abc", nrow(deliveries), settings_with(model_path = path)),
    "nothing is written"
  )
  expect_false(file.exists(path))
})
