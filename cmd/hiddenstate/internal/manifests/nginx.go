package manifests

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/tufanbarisyildirim/gonginx/config"
	"github.com/tufanbarisyildirim/gonginx/parser"
)

// readNginx finds the settings of a configuration of nginx: directives of an
// upstream that choose the server by the client. Files that are none have none.
func readNginx(_ string, data []byte) []Setting {
	if !strings.Contains(string(data), "upstream") {
		return nil
	}
	conf, err := parser.NewStringParser(string(data), parser.WithSkipIncludeParsingErr(), parser.WithSkipValidDirectivesErr()).Parse()
	if err != nil {
		return nil
	}
	var out []Setting
	for _, up := range conf.FindDirectives("upstream") {
		block := up.GetBlock()
		if block == nil {
			continue
		}
		for _, d := range block.GetDirectives() {
			if k := nginxKey(d); k != nil {
				out = append(out, Setting{Platform: k.Platform, Key: k.Key, Value: params(d), Line: d.GetLine(), Note: k.Note})
			}
		}
	}
	return out
}

// nginxKey returns the key that a directive of an upstream is, nil if none.
func nginxKey(d config.IDirective) *models.ManifestKey {
	name := d.GetName()
	if name == "hash" && !ofClient(params(d)) {
		return nil // spreads a cache, and pins nobody
	}
	for _, k := range models.ManifestKeys() {
		if k.Platform == "nginx" && (k.Key == name || strings.HasPrefix(k.Key, name+" ")) {
			return &k
		}
	}
	return nil
}

// ofClient reports whether the key of a hash belongs to the client.
func ofClient(key string) bool {
	for _, v := range [...]string{"remote_addr", "$cookie_", "$arg_", "$http_"} {
		if strings.Contains(key, v) {
			return true
		}
	}
	return false
}

func params(d config.IDirective) string {
	var out []string
	for _, p := range d.GetParameters() {
		out = append(out, p.Value)
	}
	return strings.Join(out, " ")
}
