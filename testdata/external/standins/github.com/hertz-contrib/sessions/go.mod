module github.com/hertz-contrib/sessions

go 1.26.0
