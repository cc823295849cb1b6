module github.com/gofiber/storage/mongodb/v2

go 1.26.0
