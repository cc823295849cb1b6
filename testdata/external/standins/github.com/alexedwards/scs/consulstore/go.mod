module github.com/alexedwards/scs/consulstore

go 1.26.0
