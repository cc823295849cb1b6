module github.com/alexedwards/scs/mongodbstore

go 1.26.0
