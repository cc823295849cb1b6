module github.com/eko/gocache/store/hazelcast/v4

go 1.26.0
