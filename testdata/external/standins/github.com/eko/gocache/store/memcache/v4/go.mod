module github.com/eko/gocache/store/memcache/v4

go 1.26.0
