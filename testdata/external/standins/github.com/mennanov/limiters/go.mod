module github.com/mennanov/limiters

go 1.26.0
