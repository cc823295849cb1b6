package models

//go:generate go run ./internal/gen -data data -o .
