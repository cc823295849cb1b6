module github.com/gofiber/storage/memcache/v2

go 1.26.0
