module github.com/gofiber/storage/s3/v2

go 1.26.0
