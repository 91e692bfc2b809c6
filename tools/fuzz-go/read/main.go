// Reads lines of JSON texts and prints, for each, what the readers of Kubernetes make of it:
// {"value": …} or {"error": …}, and whether strict reading refuses it. With -streams a text is a whole file,
// read as kubectl reads it: {"values": […], "error": …}.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"io"
	"os"
	"strings"

	streams "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Value  json.RawMessage   `json:"value,omitempty"`
	Values []json.RawMessage `json:"values,omitempty"`
	Error  string            `json:"error,omitempty"`
	Strict bool              `json:"strict"`
}

func main() {
	wholeFiles := flag.Bool("streams", false, "read whole files")
	flag.Parse()
	read := readDocument
	if *wholeFiles {
		read = readStream
	}
	input := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	output := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer output.Flush()
	encoder := json.NewEncoder(output)
	for {
		var text string
		if err := input.Decode(&text); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		if err := encoder.Encode(read(text)); err != nil {
			panic(err)
		}
	}
}

func readDocument(text string) answer {
	value, err := yaml.YAMLToJSON([]byte(text))
	_, strict := yaml.YAMLToJSONStrict([]byte(text))
	return answer{Value: value, Error: message(err), Strict: strict != nil}
}

func readStream(text string) (found answer) {
	decoder := streams.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	for {
		var value any
		err := decoder.Decode(&value)
		if err == io.EOF {
			return found
		}
		if err != nil {
			found.Error = message(err)
			return found
		}
		written, err := json.Marshal(value)
		if err != nil {
			panic(err)
		}
		found.Values = append(found.Values, written)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
