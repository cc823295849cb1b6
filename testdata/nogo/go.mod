module example.com/nogo

go 1.26.0

require (
	github.com/hiddenstate/hiddenstate v0.0.0
	golang.org/x/tools v0.52.0
)

tool github.com/bazelbuild/rules_go/go/tools/builders

require (
	github.com/aymanbagabas/go-udiff v0.4.1 // indirect
	github.com/bazelbuild/rules_go v0.65.0 // indirect
	honnef.co/go/tools v0.8.2 // indirect
)

replace github.com/hiddenstate/hiddenstate => ../..
