module github.com/alexedwards/scs/etcdstore

go 1.26.0
