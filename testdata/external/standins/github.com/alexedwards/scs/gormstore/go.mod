module github.com/alexedwards/scs/gormstore

go 1.26.0
