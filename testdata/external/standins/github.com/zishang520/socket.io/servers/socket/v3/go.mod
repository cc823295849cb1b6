module github.com/zishang520/socket.io/servers/socket/v3

go 1.26.0
