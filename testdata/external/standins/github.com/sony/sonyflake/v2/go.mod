module github.com/sony/sonyflake/v2

go 1.26.0
