# Trains the model by the steps of _targets.R, and tells when that failed for good: Rscript train.R

for (file in list.files("R", full.names = TRUE)) source(file)

settings <- read_settings()
configure_logs(settings)
tryCatch(
  targets::tar_make(callr_function = NULL),
  error = function(problem) {
    tell(settings, sprintf("%s: training failed. %s", PROJECT, conditionMessage(problem)))
    quit(status = 1)
  }
)
