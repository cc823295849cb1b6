// Shop is the server of a small web shop: a public API and a back office.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"example.com/shop/internal/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, config.FromEnv()); err != nil {
		slog.Error("shop stopped", "err", err)
		os.Exit(1)
	}
}

// run serves until ctx ends.
func run(ctx context.Context, cfg config.Config) error {
	instance, err := os.Hostname()
	if err != nil {
		return fmt.Errorf("finding out where we run: %w", err)
	}
	slog.SetDefault(slog.Default().With("host", instance))

	app, err := build(ctx, cfg, instance)
	if err != nil {
		return err
	}
	defer app.close()
	if err := app.scheduler.Start(); err != nil {
		return err
	}
	defer app.scheduler.Stop()

	group, ctx := errgroup.WithContext(ctx)
	for _, worker := range app.workers {
		group.Go(func() error {
			worker(ctx)
			return nil
		})
	}
	group.Go(func() error { return serve(ctx, cfg.PublicAddr, app.api.Handler()) })
	group.Go(func() error { return serve(ctx, cfg.AdminAddr, app.admin.Handler()) })
	return group.Wait()
}

// serve serves h at addr until ctx ends.
func serve(ctx context.Context, addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		srv.Shutdown(grace)
	}()
	slog.Info("listening", "addr", addr)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving %s: %w", addr, err)
	}
	return nil
}
