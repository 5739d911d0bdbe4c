# Keeps renv.lock and the packages that DESCRIPTION asks for together.
#
# Rscript packages.R restore                install what renv.lock lists
# Rscript packages.R restore FOLDER FIELDS  install what these fields ask for, into a folder
# Rscript packages.R lock                   write renv.lock anew, from what is installed
# Rscript packages.R check                  stop where renv.lock lacks something

FIELDS <- c("Depends", "Imports", "Suggests")

# Names of packages, with the least version that is asked for.
asked <- function(fields = FIELDS) {
  named <- trimws(unlist(strsplit(stats::na.omit(c(read.dcf("DESCRIPTION", fields))), ",")))
  least <- ifelse(grepl(">=", named), gsub(".*>=|[ )]", "", named), "0")
  packages <- stats::setNames(least, trimws(sub("\\(.*", "", named)))
  packages[names(packages) != "R"]
}

restore <- function(folder = renv::paths$library(), fields = FIELDS) {
  if ("@CRAN@" %in% getOption("repos")) utils::chooseCRANmirror(graphics = FALSE, ind = 1)
  if (!requireNamespace("renv", quietly = TRUE)) {
    # R asks before it makes this folder, and in CI nobody answers.
    own <- Sys.getenv("R_LIBS_USER")
    dir.create(own, showWarnings = FALSE, recursive = TRUE)
    .libPaths(c(own, .libPaths()))
    utils::install.packages("renv", own)
  }
  renv::restore(library = folder, packages = names(asked(fields)), prompt = FALSE)
}

lock <- function() {
  renv::snapshot(packages = names(asked()), repos = character(), prompt = FALSE)
}

check <- function() {
  locked <- jsonlite::read_json("renv.lock")$Packages
  wanted <- asked()
  needed <- unlist(lapply(locked, `[[`, "Requirements"))
  own <- rownames(utils::installed.packages(priority = "base"))
  missing <- setdiff(c(names(wanted), needed), c(names(locked), own, "R"))
  old <- Filter(function(name) {
    name %in% names(locked) && package_version(locked[[name]]$Version) < wanted[[name]]
  }, names(wanted))
  problems <- c(sprintf("%s is not in it.", missing), sprintf("%s is too old.", old))
  if (length(problems) > 0) {
    advice <- "renv.lock is not what DESCRIPTION asks for; `make lock` writes it anew."
    stop(paste(c(advice, problems), collapse = "\n"))
  }
}

arguments <- commandArgs(trailingOnly = TRUE)
switch(arguments[1],
  restore = if (length(arguments) == 1) restore() else restore(arguments[2], arguments[-(1:2)]),
  lock = lock(),
  check = check(),
  stop("Say what to do: restore, lock or check.")
)
