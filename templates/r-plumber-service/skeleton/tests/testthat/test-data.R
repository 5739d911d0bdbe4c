test_that("the data is the version that git knows", {
  expect_equal(nchar(version_of(file.path(root, "data/raw/deliveries.csv"))), 64)
})

test_that("another version is refused", {
  folder <- withr::local_tempdir()
  file.create(file.path(folder, c("SHA256SUMS", "deliveries.csv")))
  expect_error(version_of(file.path(folder, "deliveries.csv")), "SHA256SUMS")
})

test_that("the data is as expected", {
  expect_equal(expect_deliveries(deliveries), deliveries)
})

test_that("what is no delivery is refused", {
  rows <- c("-1.0,3,TRUE,20.0", "7.5,0,TRUE,20.0", "7.5,3,perhaps,20.0", "7.5,3,TRUE,")
  for (row in rows) {
    path <- withr::local_tempfile(
      lines = c("distance_km,stops,raining,minutes", "7.5,3,TRUE,20.0", row)
    )
    expect_error(expect_deliveries(read_deliveries(path)), "Variable 'deliveries", info = row)
  }
})

test_that("a column too many is refused", {
  expect_error(expect_deliveries(cbind(deliveries, driver = "x")), "driver")
})
