root <- normalizePath("../..")

# The data that git knows, and the model, fitted once for all tests.
deliveries <- read_deliveries(file.path(root, "data/raw/deliveries.csv"))
fitted <- fit_model(deliveries)

# Settings as they are without any environment variable, and others.
settings_with <- function(...) utils::modifyList(read_settings(), list(...))

configure_logs(settings_with(log_level = "ERROR"))
