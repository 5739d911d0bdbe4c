# One JSON object a line, on stdout and, where LOG_DIR names a folder, in a file there. It is
# opened anew for each line, so logrotate can move it away.

#' From here on `logger::log_info(message = "read", rows = 600)` writes a line with these fields.
configure_logs <- function(settings) {
  appenders <- list(logger::appender_stdout)
  if (nzchar(settings$log_dir)) {
    dir.create(settings$log_dir, showWarnings = FALSE, recursive = TRUE)
    file <- file.path(settings$log_dir, "analysis.log")
    appenders <- c(appenders, logger::appender_file(file))
  }
  logger::log_appender(function(lines) {
    for (append in appenders) append(lines)
  })
  logger::log_formatter(logger::formatter_json)
  logger::log_layout(logger::layout_json_parser(fields = c("time", "level")))
  logger::log_threshold(toupper(settings$log_level))
}
