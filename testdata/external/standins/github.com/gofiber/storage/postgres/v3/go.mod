module github.com/gofiber/storage/postgres/v3

go 1.26.0
