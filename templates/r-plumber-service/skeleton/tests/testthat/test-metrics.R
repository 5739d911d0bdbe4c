test_that("a histogram counts the values below each bound", {
  waits <- new_histogram("wait_seconds", "Waits", c(0.5, 10))
  observe(waits, 0.25, c(queue = "a"))
  observe(waits, 3, c(queue = "a"))
  observe(waits, 30, c(queue = "b"))
  expect_equal(exposed(list(waits), c(size = 2)), paste0(
    "# HELP wait_seconds Waits\n# TYPE wait_seconds histogram\n",
    'wait_seconds_bucket{queue="a",le="0.5"} 1\n',
    'wait_seconds_bucket{queue="a",le="10"} 2\n',
    'wait_seconds_bucket{queue="a",le="+Inf"} 2\n',
    'wait_seconds_sum{queue="a"} 3.25\nwait_seconds_count{queue="a"} 2\n',
    'wait_seconds_bucket{queue="b",le="0.5"} 0\n',
    'wait_seconds_bucket{queue="b",le="10"} 0\n',
    'wait_seconds_bucket{queue="b",le="+Inf"} 1\n',
    'wait_seconds_sum{queue="b"} 30\nwait_seconds_count{queue="b"} 1\n',
    "# TYPE size gauge\nsize 2\n"
  ))
})
