package validation

import (
	"encoding/json"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"

	apimachinery "k8s.io/apimachinery/pkg/runtime"
	install "INSTALL"
)

var scheme = apimachinery.NewScheme()

// wrapped makes a whole object of a part of one; nil where it does not know the part.
var wrapped = func(any) any { return nil }

func init() {
	install.Install(scheme)
	file, err := os.Create(os.Getenv("RECORD_TO"))
	if err != nil {
		panic(err)
	}
	var mutex sync.Mutex
	recorded = func(function string, arguments ...any) {
		// What the function under test calls itself was recorded with it.
		if _, caller, _, ok := runtime.Caller(3); !ok || !strings.HasSuffix(caller, "_test.go") {
			return
		}
		line := struct {
			Function string `json:"function"`
			Objects  []any  `json:"objects"`
		}{Function: function}
		for _, argument := range arguments {
			if object := served(argument); object != nil {
				line.Objects = append(line.Objects, object)
			}
		}
		if len(line.Objects) == 0 {
			return
		}
		text, err := json.Marshal(line)
		if err != nil {
			return // No JSON tells it, so nobody can send it.
		}
		mutex.Lock()
		defer mutex.Unlock()
		if _, err := file.Write(append(text, '\n')); err != nil {
			panic(err)
		}
	}
}

// served is an object in the version that servers prefer; nil where it is none.
func served(argument any) (found any) {
	defer func() {
		if recover() != nil {
			found = nil // Tests have objects that cannot be converted.
		}
	}()
	object := objectOf(argument)
	if object == nil {
		object = objectOf(wrapped(argument))
	}
	if object == nil || reflect.ValueOf(object).IsNil() {
		return nil
	}
	kinds, _, err := scheme.ObjectKinds(object)
	if err != nil {
		return nil
	}
	versions := scheme.PrioritizedVersionsForGroup(kinds[0].Group)
	for _, version := range versions {
		out, err := scheme.ConvertToVersion(object.DeepCopyObject(), version)
		if err == nil && (version.Version == "v1" || version.Version == "v2" || len(versions) == 1) && !(version.Group == "autoscaling" && version.Version == "v1") {
			out.GetObjectKind().SetGroupVersionKind(version.WithKind(kinds[0].Kind))
			return out
		}
	}
	return nil
}

func objectOf(argument any) apimachinery.Object {
	if object, ok := argument.(apimachinery.Object); ok {
		return object
	}
	value := reflect.ValueOf(argument)
	if value.Kind() != reflect.Struct {
		return nil
	}
	pointer := reflect.New(value.Type())
	pointer.Elem().Set(value)
	object, _ := pointer.Interface().(apimachinery.Object)
	return object
}
