module github.com/eko/gocache/store/redis/v4

go 1.26.0
