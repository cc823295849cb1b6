module github.com/eko/gocache/store/pegasus/v4

go 1.26.0
