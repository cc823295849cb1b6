module github.com/go-pkgz/lcw/v2

go 1.26.0
