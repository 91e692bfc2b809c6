// crd-judge says of custom resources what a Kubernetes API server says of them, by the API server's own packages.
//
// Arguments: files with custom resource definitions. Each line of the input is an object, or a list of an object and the
// one that it replaces, as JSON; each line of the output is the list of what the API server refuses in it.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"
)

type kind struct {
	structural *schema.Structural
	validator  validation.SchemaValidator
	rules      *cel.Validator
	preserves  bool
}

func main() {
	kinds := map[string]kind{}
	for _, file := range os.Args[1:] {
		if err := readDefinitions(file, kinds); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			os.Exit(2)
		}
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	for lines.Scan() {
		answer, err := json.Marshal(judgeLine(lines.Bytes(), kinds))
		if err != nil {
			panic(err)
		}
		out.Write(answer)
		out.WriteByte('\n')
	}
	out.Flush()
}

func readDefinitions(file string, kinds map[string]kind) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, document := range bytes.Split(text, []byte("\n---\n")) {
		var crd v1.CustomResourceDefinition
		if err := yaml.Unmarshal(document, &crd); err != nil {
			return err
		}
		if crd.Kind != "CustomResourceDefinition" {
			continue
		}
		for _, version := range crd.Spec.Versions {
			known, err := readVersion(crd.Spec, version)
			if err != nil {
				return fmt.Errorf("%s %s: %w", crd.Name, version.Name, err)
			}
			kinds[crd.Spec.Group+"/"+version.Name+"#"+crd.Spec.Names.Kind] = known
		}
	}
	return nil
}

func readVersion(spec v1.CustomResourceDefinitionSpec, version v1.CustomResourceDefinitionVersion) (kind, error) {
	var internal apiextensions.JSONSchemaProps
	if err := v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &internal, nil); err != nil {
		return kind{}, err
	}
	structural, err := schema.NewStructural(&internal)
	if err != nil {
		return kind{}, err
	}
	if err := defaulting.PruneDefaults(structural); err != nil {
		return kind{}, err
	}
	validator, _, err := validation.NewSchemaValidator(&internal)
	if err != nil {
		return kind{}, err
	}
	return kind{structural, validator, cel.NewValidator(structural, true, celconfig.PerCallLimit), spec.PreserveUnknownFields}, nil
}

type answer struct {
	Path    string `json:"path"`
	Message string `json:"message"`
	// The pass that refuses: unknown, schema, embedded, list, rule.
	By string `json:"by"`
}

func judgeLine(line []byte, kinds map[string]kind) []answer {
	var values []map[string]interface{}
	if line[0] != '[' {
		line = []byte("[" + string(line) + "]")
	}
	if err := utiljson.Unmarshal(line, &values); err != nil {
		return []answer{{"", err.Error(), "json"}}
	}
	known, ok := kinds[fmt.Sprintf("%v#%v", values[0]["apiVersion"], values[0]["kind"])]
	if !ok {
		return []answer{{"kind", "no such definition", "kind"}}
	}
	var old map[string]interface{}
	if len(values) > 1 {
		old = values[1]
		prepare(old, known)
	}
	return judge(values[0], old, known)
}

func prepare(object map[string]interface{}, known kind) []string {
	options := schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown := pruning.PruneWithOptions(object, known.structural, true, options)
	defaulting.Default(object, known.structural)
	return unknown
}

func judge(object, old map[string]interface{}, known kind) []answer {
	found := []answer{}
	for _, path := range prepare(object, known) {
		found = append(found, answer{path, "unknown field", "unknown"})
	}
	add := func(by string, errs field.ErrorList) {
		for _, err := range errs {
			found = append(found, answer{strings.TrimPrefix(err.Field, "<nil>"), err.ErrorBody(), by})
		}
	}
	if old == nil {
		add("schema", validation.ValidateCustomResource(nil, object, known.validator))
	} else {
		add("schema", validation.ValidateCustomResourceUpdate(nil, object, old, known.validator))
	}
	add("embedded", objectmeta.Validate(nil, object, known.structural, false))
	add("list", listtype.ValidateListSetsAndMaps(nil, known.structural, object))
	if known.rules != nil && len(found) == 0 {
		var before interface{}
		if old != nil {
			before = old
		}
		errs, _ := known.rules.Validate(context.Background(), nil, known.structural, object, before, celconfig.RuntimeCELCostBudget)
		add("rule", errs)
	}
	return found
}
