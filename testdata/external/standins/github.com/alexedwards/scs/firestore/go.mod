module github.com/alexedwards/scs/firestore

go 1.26.0
