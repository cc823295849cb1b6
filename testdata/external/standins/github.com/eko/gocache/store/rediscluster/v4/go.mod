module github.com/eko/gocache/store/rediscluster/v4

go 1.26.0
