module github.com/gofiber/storage/nats

go 1.26.0
