// Package numbers gives orders numbers that no two instances give.
package numbers

import (
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/bwmarrin/snowflake"
	"github.com/songzhibin97/gkit/generator"
	"github.com/sony/sonyflake"
	sonyflake2 "github.com/sony/sonyflake/v2"
	"github.com/teris-io/shortid"
)

// node is the number of the instance, which the platform hands out.
func node() int64 {
	n, err := strconv.ParseInt(os.Getenv("NODE_ID"), 10, 16)
	if err != nil {
		panic(err)
	}
	return n
}

// Snowflake wires orders.
func Snowflake(mux *http.ServeMux) error {
	ids, err := snowflake.NewNode(node())
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) { w.Write(ids.Generate().Bytes()) })
	return nil
}

// Sonyflake wires orders.
func Sonyflake(mux *http.ServeMux) {
	ids := sonyflake.NewSonyflake(sonyflake.Settings{MachineID: func() (uint16, error) { return uint16(node()), nil }})
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		id, err := ids.NextID()
		if err == nil {
			w.Write(strconv.AppendUint(nil, id, 10))
		}
	})
}

// SonyflakeTwo wires orders.
func SonyflakeTwo(mux *http.ServeMux) error {
	ids, err := sonyflake2.New(sonyflake2.Settings{MachineID: func() (int, error) { return int(node()), nil }})
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		id, err := ids.NextID()
		if err == nil {
			w.Write(strconv.AppendInt(nil, id, 10))
		}
	})
	return nil
}

// Short wires orders.
func Short(mux *http.ServeMux) {
	ids := shortid.MustNew(uint8(node()), shortid.DefaultABC, 2342)
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(ids.MustGenerate())) })
}

// Kit wires orders.
func Kit(mux *http.ServeMux) {
	ids := generator.NewSnowflake(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), uint16(node()))
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		id, err := ids.NextID()
		if err == nil {
			w.Write(strconv.AppendUint(nil, id, 10))
		}
	})
}
