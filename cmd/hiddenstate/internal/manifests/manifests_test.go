package manifests

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"service", "service.yaml", "kind: Service\nspec:\n  sessionAffinity: ClientIP\n", []string{"service.yaml:3 Kubernetes Service ClientIP"}},
		{"service without", "service.yaml", "kind: Service\nspec:\n  sessionAffinity: None\n", nil},
		{"field of another kind", "job.yaml", "kind: Job\nspec:\n  sessionAffinity: ClientIP\n", nil},
		{"ingress", "deploy/ingress.yml", "kind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/affinity: cookie\n    nginx.ingress.kubernetes.io/session-cookie-name: route\n", []string{"deploy/ingress.yml:4 ingress-nginx cookie"}},
		{"second document", "all.yaml", "kind: ConfigMap\n---\nkind: Service\nspec:\n  sessionAffinity: ClientIP\n", []string{"all.yaml:5 Kubernetes Service ClientIP"}},
		{"compose labels", "compose.yaml", "services:\n  shop:\n    labels:\n      - traefik.http.services.shop.loadbalancer.sticky.cookie=true\n", []string{"compose.yaml:4 Traefik true"}},
		{"compose label map", "compose.yaml", "services:\n  shop:\n    labels:\n      traefik.http.services.shop.loadbalancer.sticky.cookie: \"true\"\n", []string{"compose.yaml:4 Traefik true"}},
		{"compose label off", "compose.yaml", "services:\n  shop:\n    labels:\n      - traefik.http.services.shop.loadbalancer.sticky.cookie=false\n", nil},
		{"mesh", "rule.yaml", "kind: DestinationRule\nspec:\n  trafficPolicy:\n    loadBalancer:\n      consistentHash:\n        httpCookie:\n          name: user\n", []string{"rule.yaml:6 Istio "}},
		{"load balancer attributes", "ingress.yaml", "kind: Ingress\nmetadata:\n  annotations:\n    alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.lb_cookie.duration_seconds=60\n", []string{"ingress.yaml:4 AWS Load Balancer Controller stickiness.enabled=true,stickiness.lb_cookie.duration_seconds=60"}},
		{"load balancer without", "ingress.yaml", "kind: Ingress\nmetadata:\n  annotations:\n    alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=false\n", nil},
		{"nginx by address", "nginx.conf", "http {\n  upstream shop {\n    ip_hash;\n    server a:80;\n  }\n}\n", []string{"nginx.conf:3 nginx "}},
		{"nginx by cookie", "nginx.conf", "http {\n  upstream shop {\n    hash $cookie_user consistent;\n    server a:80;\n  }\n}\n", []string{"nginx.conf:3 nginx $cookie_user consistent"}},
		{"nginx by URL", "nginx.conf", "http {\n  upstream images {\n    hash $request_uri;\n    server a:80;\n  }\n}\n", nil},
		{"nginx that is broken", "nginx.conf", "http {\n  upstream shop {\n    ip_hash", nil},
		{"another format", "my.conf", "[upstream]\nip_hash=1\n", nil},
		{"template", "chart.yaml", "kind: Service\nspec:\n  {{- if .Values.sticky }}\n  sessionAffinity: ClientIP\n  {{- end }}\n", nil},
		{"dependency", "vendor/x/service.yaml", "kind: Service\nspec:\n  sessionAffinity: ClientIP\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			path := filepath.Join(root, filepath.FromSlash(test.file))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			found, err := Find(root)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range found {
				got = append(got, fmt.Sprintf("%s:%d %s %s", s.File, s.Line, s.Platform, s.Value))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestFindMissing(t *testing.T) {
	if _, err := Find(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no error for a folder that is not there")
	}
}
