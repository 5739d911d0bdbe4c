# Serves the model: Rscript serve.R

for (file in list.files("R", full.names = TRUE)) source(file)

settings <- read_settings()
configure_logs(settings)
service <- new_service(settings)
logger::log_info(message = "serving", host = settings$host, port = settings$port)
plumber::pr_run(service, host = settings$host, port = settings$port, quiet = TRUE)
