module github.com/alexedwards/scs/mssqlstore

go 1.26.0
