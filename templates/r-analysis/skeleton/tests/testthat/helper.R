root <- normalizePath("../..")

# The data that git knows.
raw_path <- file.path(root, "data/raw/visits.csv")
visits <- read_visits(raw_path)

# Settings as they are without any environment variable, and others.
settings_with <- function(...) utils::modifyList(read_settings(), list(...))

configure_logs(settings_with(log_level = "FATAL"))
