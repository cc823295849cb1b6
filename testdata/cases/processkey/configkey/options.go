package configkey

import (
	"crypto/rand"
	"os"
)

// current are the options of this process.
var current = parse()

// Options are what the service is started with.
type Options struct {
	pictureKey []byte // want "Options.pictureKey holds a key that each process makes up.*\\[processkey\\]"
	address    string
}

func parse() *Options {
	o := &Options{pictureKey: []byte(os.Getenv("PICTURE_KEY")), address: os.Getenv("ADDRESS")}
	if len(o.pictureKey) == 0 {
		key := make([]byte, 16)
		rand.Read(key)
		o.pictureKey = key
	}
	return o
}

// PictureKey returns the key that links to pictures are signed with.
func (o *Options) PictureKey() []byte { return o.pictureKey }
