package models

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/models/internal/normal"
)

// Key returns the name under which the tables know fn: (*types.Func).FullName
// of its origin, without type arguments and without the major version in the
// import path, so that one line serves all majors that behave alike. Renamed
// repositories are mapped to their present path.
//
//	(*github.com/gofiber/fiber/v2.App).Get  ->  (*github.com/gofiber/fiber.App).Get
//	gopkg.in/yaml.v3.Unmarshal              ->  gopkg.in/yaml.Unmarshal
//
// The second result is the major version as the import path has it ("v2"), ""
// for version 0 and 1.
func Key(fn *types.Func) (key, major string) {
	return Normalize(fn.Origin().FullName())
}

// FieldKey returns the name under which the tables know the field of the named
// struct type, "pkg.Type.Field", and the major version of the package.
func FieldKey(owner *types.TypeName, field string) (key, major string) {
	if owner.Pkg() == nil {
		return owner.Name() + "." + field, ""
	}
	return Normalize(owner.Pkg().Path() + "." + owner.Name() + "." + field)
}

// Normalize brings a full name, as [types.Func.FullName] prints it, into the
// form that [Key] describes.
func Normalize(name string) (key, major string) {
	return normal.Name(name, renames[:])
}
