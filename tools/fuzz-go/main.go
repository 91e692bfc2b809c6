// Reads lines of {"text": YAML, "value": expected}; prints `<reader> <line>` for each one read as something else.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	yaml2 "gopkg.in/yaml.v2"
	yaml3 "gopkg.in/yaml.v3"
	kubernetes "sigs.k8s.io/yaml"
)

type sample struct {
	Text  string `json:"text"`
	Value any    `json:"value"`
}

var readers = []struct {
	name string
	read func(text []byte) (any, error)
}{
	{"sigs.k8s.io/yaml", readKubernetes},
	{"yaml.v2", func(text []byte) (value any, err error) { err = yaml2.Unmarshal(text, &value); return }},
	{"yaml.v3", func(text []byte) (value any, err error) { err = yaml3.Unmarshal(text, &value); return }},
}

func main() {
	input := json.NewDecoder(os.Stdin)
	input.UseNumber()
	for line := 0; ; line++ {
		var s sample
		if err := input.Decode(&s); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		for _, reader := range readers {
			if got, err := reader.read([]byte(s.Text)); err != nil || !same(s.Value, got) {
				fmt.Println(reader.name, line)
			}
		}
	}
}

// What kubectl does: YAML to JSON, then JSON.
func readKubernetes(text []byte) (value any, err error) {
	converted, err := kubernetes.YAMLToJSON(text)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(converted))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	return value, err
}

func same(want, got any) bool {
	switch want := want.(type) {
	case []any:
		list, ok := got.([]any)
		if !ok || len(list) != len(want) {
			return false
		}
		for i := range want {
			if !same(want[i], list[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		found, ok := stringKeys(got)
		if !ok || len(found) != len(want) {
			return false
		}
		for key := range want {
			value, ok := found[key]
			if !ok || !same(want[key], value) {
				return false
			}
		}
		return true
	case json.Number:
		return sameNumber(want, got)
	default:
		return want == got
	}
}

func stringKeys(value any) (map[string]any, bool) {
	if found, ok := value.(map[string]any); ok {
		return found, true
	}
	mixed, ok := value.(map[any]any)
	if !ok {
		return nil, false
	}
	found := make(map[string]any, len(mixed))
	for key, value := range mixed {
		text, ok := key.(string)
		if !ok {
			return nil, false
		}
		found[text] = value
	}
	return found, true
}

// Whole numbers must agree to the digit, others as 64-bit floats.
func sameNumber(want json.Number, got any) bool {
	switch got := got.(type) {
	case int, int64, uint64:
		return fmt.Sprint(got) == want.String()
	case json.Number:
		return got == want || float(got) == float(want)
	case float64:
		return got == float(want)
	default:
		return false
	}
}

func float(number json.Number) float64 {
	value, err := number.Float64()
	if err != nil {
		panic(err)
	}
	return value
}
