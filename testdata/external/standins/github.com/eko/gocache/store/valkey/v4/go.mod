module github.com/eko/gocache/store/valkey/v4

go 1.26.0
