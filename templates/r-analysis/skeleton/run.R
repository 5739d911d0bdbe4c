# Runs the steps of _targets.R, and tells when that failed for good: Rscript run.R

for (file in list.files("R", full.names = TRUE)) source(file)

settings <- read_settings()
configure_logs(settings)
tryCatch(
  targets::tar_make(callr_function = NULL, store = settings$store),
  error = function(problem) {
    tell(settings, sprintf("%s: the run failed. %s", PROJECT, conditionMessage(problem)))
    push(settings, succeeded = FALSE)
    quit(status = 1)
  }
)
rows <- nrow(targets::tar_read_raw("visits", store = settings$store))
push(settings, succeeded = TRUE, rows = rows)
logger::log_info(message = "done", rows = rows)
