module github.com/gofiber/storage/rueidis

go 1.26.0
