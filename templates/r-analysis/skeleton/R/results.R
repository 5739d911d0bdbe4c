# The results: files for who uses them further, and a report for who reads them.

#' Writes the tables into OUTPUT_DIR; the answer is the files.
write_tables <- function(months, effects, settings) {
  dir.create(settings$output_dir, showWarnings = FALSE, recursive = TRUE)
  files <- file.path(settings$output_dir, c("months.csv", "effects.csv"))
  utils::write.csv(months, files[1], row.names = FALSE)
  utils::write.csv(effects, files[2], row.names = FALSE)
  logger::log_info(message = "written", files = files)
  files
}

#' Renders the report into OUTPUT_DIR, by Quarto: https://quarto.org. `results` is what its code
#' sees.
render_report <- function(source, results, settings, quarto = Sys.which("quarto")) {
  if (!nzchar(quarto)) stop("The report needs Quarto, which is not installed: https://quarto.org")
  dir.create(settings$output_dir, showWarnings = FALSE, recursive = TRUE)
  saveRDS(results, file.path(settings$output_dir, "results.rds"))
  copy <- file.path(settings$output_dir, basename(source))
  file.copy(source, copy, overwrite = TRUE)
  status <- system2(quarto, c("render", shQuote(copy), "--to", "html"))
  if (status != 0) stop("Quarto ended with the status ", status)
  logger::log_info(message = "rendered", report = sub("qmd$", "html", copy))
  sub("qmd$", "html", copy)
}
