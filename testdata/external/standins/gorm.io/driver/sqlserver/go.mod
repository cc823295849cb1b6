module gorm.io/driver/sqlserver

go 1.26.0
