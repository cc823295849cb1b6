module github.com/gofiber/storage/dynamodb/v2

go 1.26.0
