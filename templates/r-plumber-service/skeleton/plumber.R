#* @apiTitle ${{ values.title }}

#* Whether it runs
#* @get /healthz
#* @serializer unboxedJSON
function() {
  list(status = "ok")
}

#* Prometheus' metrics
#* @get /metrics
#* @serializer contentType list(type = "text/plain; version=0.0.4")
function() {
  exposed(
    list(requests, predictions),
    c(model_trained_timestamp_seconds = as.numeric(trained$trained))
  )
}

#* How many minutes a delivery will take
#* @post /predict
#* @parser json
#* @serializer unboxedJSON
function(req, res) {
  delivery <- delivery_in(req$body)
  problems <- problems_of(delivery)
  if (length(problems) > 0) {
    res$status <- 422
    return(list(errors = as.list(problems)))
  }
  minutes <- predict_minutes(trained$model, delivery)
  observe(predictions, minutes)
  logger::log_debug(message = "predicted", delivery = as.list(delivery), minutes = minutes)
  list(minutes = minutes)
}
