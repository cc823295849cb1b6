module github.com/gofiber/storage/etcd/v2

go 1.26.0
