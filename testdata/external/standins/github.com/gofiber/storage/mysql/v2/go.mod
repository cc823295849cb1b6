module github.com/gofiber/storage/mysql/v2

go 1.26.0
