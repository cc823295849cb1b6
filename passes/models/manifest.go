package models

// A ManifestKey is a key of a deployment manifest or of a load balancer's
// configuration that pins clients to instances.
type ManifestKey struct {
	Platform string // "ingress-nginx", "Terraform AWS", ...
	Key      string // a dotted path, an annotation or a directive
	Effect   string // "affinity", "refinement", "off-switch" or "amplifier"
	Files    string // where the key stands
	On       string // the values that switch it on
	Off      string // the values that switch it off
	Sure     string // "high", "medium", "low"
	Note     string
}

// ManifestKeys returns the known keys, sorted by platform. The slice is shared;
// do not change it.
func ManifestKeys() []ManifestKey { return manifestKeys[:] }
