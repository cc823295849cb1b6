module github.com/go-pkgz/auth/v2

go 1.26.0
