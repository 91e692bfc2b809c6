// Reads lines of {"schema", "self", "oldSelf"?, "expression"?}. With an expression: prints its value as Kubernetes' own
// CEL environment computes it, {"compile": why} or {"error": why}. Without: the faults that the API server finds by the
// x-kubernetes-validations of the schema of a custom resource, {"faults": [{"path", "type", "message"}]}.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/cel/common"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
)

type question struct {
	Schema     json.RawMessage `json:"schema"`
	Self       json.RawMessage `json:"self"`
	OldSelf    json.RawMessage `json:"oldSelf"`
	Expression string          `json:"expression"`
}

type fault struct {
	Path    string `json:"path"`
	Type    string `json:"type"`
	Message string `json:"message"`
}

type answer struct {
	Compile string  `json:"compile,omitempty"`
	Error   string  `json:"error,omitempty"`
	Value   any     `json:"value,omitempty"`
	Faults  []fault `json:"faults,omitempty"`
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 64<<20)
	output := json.NewEncoder(os.Stdout)
	output.SetEscapeHTML(false)
	for input.Scan() {
		if err := output.Encode(answerTo(input.Bytes())); err != nil {
			panic(err)
		}
	}
	if err := input.Err(); err != nil {
		panic(err)
	}
}

func answerTo(line []byte) (given answer) {
	defer func() {
		if reason := recover(); reason != nil {
			given = answer{Error: fmt.Sprintf("panic: %v", reason)}
		}
	}()
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		panic(err)
	}
	structural, err := structuralSchema(asked.Schema)
	if err != nil {
		return answer{Compile: err.Error()}
	}
	self, oldSelf := valueOf(asked.Self), valueOf(asked.OldSelf)
	if asked.Expression != "" {
		return evaluate(asked.Expression, structural, self)
	}
	validator := cel.NewValidator(structural, true, celconfig.PerCallLimit)
	correlation := common.NewCorrelatedObject(self, oldSelf, &model.Structural{Structural: structural})
	errs, _ := validator.Validate(context.Background(), nil, structural, self, oldSelf, celconfig.RuntimeCELCostBudget, cel.WithRatcheting(correlation))
	for _, err := range errs {
		given.Faults = append(given.Faults, fault{Path: err.Field, Type: string(err.Type), Message: err.Detail})
	}
	return given
}

func structuralSchema(text json.RawMessage) (*schema.Structural, error) {
	var external v1.JSONSchemaProps
	if err := json.Unmarshal(text, &external); err != nil {
		return nil, err
	}
	var internal apiextensions.JSONSchemaProps
	if err := v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(&external, &internal, nil); err != nil {
		return nil, err
	}
	return schema.NewStructural(&internal)
}

// As the API server reads JSON: whole numbers are int64.
func valueOf(text json.RawMessage) (value any) {
	if len(text) == 0 {
		return nil
	}
	if err := utiljson.Unmarshal(text, &value); err != nil {
		panic(err)
	}
	return value
}
