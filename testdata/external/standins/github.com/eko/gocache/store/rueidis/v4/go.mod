module github.com/eko/gocache/store/rueidis/v4

go 1.26.0
