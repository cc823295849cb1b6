module github.com/appleboy/gin-jwt/v3

go 1.26.0
