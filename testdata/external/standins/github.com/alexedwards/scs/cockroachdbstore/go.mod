module github.com/alexedwards/scs/cockroachdbstore

go 1.26.0
