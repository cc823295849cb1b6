// Package sqlserver stands in for gorm.io/driver/sqlserver.
package sqlserver

import "gorm.io/gorm"

type dialector struct {
	gorm.Dialector
	dsn string
}

// Open returns the dialect of a server.
func Open(dsn string) gorm.Dialector { return &dialector{dsn: dsn} }
