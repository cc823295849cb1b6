module github.com/alexedwards/scs/bunstore

go 1.26.0
