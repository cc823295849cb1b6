module github.com/dunglas/mercure

go 1.26.0
