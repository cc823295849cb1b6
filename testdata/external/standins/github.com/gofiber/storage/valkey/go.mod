module github.com/gofiber/storage/valkey

go 1.26.0
