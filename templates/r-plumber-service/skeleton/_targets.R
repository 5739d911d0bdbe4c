# The steps of the training. targets runs those whose code or input has changed: `make train`.

library(targets)

tar_source()

settings <- read_settings()
configure_logs(settings)

# Where the data comes over the network, one that is down for a moment must not cost the model.
read_patiently <- purrr::insistently(read_deliveries, purrr::rate_backoff(max_times = 3))

list(
  tar_target(data_file, settings$data_path, format = "file"),
  tar_target(data_version, version_of(data_file)),
  tar_target(deliveries, expect_deliveries(read_patiently(data_file))),
  tar_target(fitted, fit_model(deliveries)),
  tar_target(
    model_file,
    publish_model(fitted, data_version, nrow(deliveries), settings),
    format = "file"
  )
)
