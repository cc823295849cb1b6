// Package leaderelection stands in for k8s.io/client-go/tools/leaderelection.
package leaderelection

import (
	"context"
	"time"
)

// LeaderCallbacks are called as the leadership changes.
type LeaderCallbacks struct {
	OnStartedLeading func(context.Context)
	OnStoppedLeading func()
}

// LeaderElectionConfig configures an election.
type LeaderElectionConfig struct {
	Lock          any
	LeaseDuration time.Duration
	Callbacks     LeaderCallbacks
}

// A LeaderElector takes part in an election.
type LeaderElector struct{ config LeaderElectionConfig }

// NewLeaderElector returns an elector.
func NewLeaderElector(lec LeaderElectionConfig) (*LeaderElector, error) {
	return &LeaderElector{lec}, nil
}

// Run takes part until ctx ends.
func (le *LeaderElector) Run(ctx context.Context) { le.config.Callbacks.OnStartedLeading(ctx) }
