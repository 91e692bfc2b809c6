package main

import (
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"sort"
	"strconv"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	kubernetes "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
	"k8s.io/apimachinery/pkg/util/version"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

var base = environment.MustBaseEnvSet(version.MajorMinor(1, 36))

func evaluate(expression string, structural *schema.Structural, self any) answer {
	declared := model.SchemaDeclType(structural, false)
	if declared == nil {
		return answer{Compile: "the schema has no type in CEL"}
	}
	scoped := declared.MaybeAssignTypeName("selfType")
	extended, err := base.Extend(environment.VersionedOptions{
		IntroducedVersion: version.MajorMinor(1, 0),
		EnvOptions:        []cel.EnvOption{cel.Variable("self", scoped.CelType())},
		DeclTypes:         []*apiservercel.DeclType{scoped},
	})
	if err != nil {
		return answer{Compile: err.Error()}
	}
	env := extended.NewExpressionsEnv()
	ast, issues := env.Compile(expression)
	if issues != nil && issues.Err() != nil {
		return answer{Compile: issues.String()}
	}
	program, err := env.Program(ast)
	if err != nil {
		return answer{Compile: err.Error()}
	}
	result, _, err := program.Eval(map[string]any{"self": kubernetes.UnstructuredToVal(self, structural)})
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Value: rendered(result)}
}

// A value with its type, as JSON can carry it.
func rendered(value ref.Val) any {
	switch value := value.(type) {
	case types.Null:
		return "null"
	case types.Bool:
		return bool(value)
	case types.Int:
		return fmt.Sprintf("int %d", value)
	case types.Uint:
		return fmt.Sprintf("uint %d", value)
	case types.Double:
		if math.IsNaN(float64(value)) {
			return "double NaN"
		}
		return fmt.Sprintf("double %016x", math.Float64bits(float64(value)))
	case types.String:
		return "string " + hex.EncodeToString([]byte(value))
	case types.Bytes:
		return "bytes " + hex.EncodeToString(value)
	case types.Timestamp:
		return fmt.Sprintf("timestamp %d %d", value.Unix(), value.Nanosecond())
	case types.Duration:
		return fmt.Sprintf("duration %d", value.Nanoseconds())
	case *types.Optional:
		if !value.HasValue() {
			return map[string]any{"optional": nil}
		}
		return map[string]any{"optional": rendered(value.GetValue())}
	case apiservercel.URL:
		return "url " + strings.Join([]string{value.Scheme, value.Opaque, value.Host, value.EscapedPath(), value.RawQuery}, " ")
	case apiservercel.IP:
		return "ip " + value.Addr.String()
	case apiservercel.CIDR:
		return "cidr " + value.Prefix.String()
	case apiservercel.Semver:
		return "semver " + value.Version.String()
	case apiservercel.Format:
		return "format " + strings.ToLower(value.Name)
	case apiservercel.Quantity:
		return quantity(&value)
	case *apiservercel.Quantity:
		return quantity(value)
	case traits.Lister:
		list := []any{}
		for it := value.Iterator(); it.HasNext() == types.True; {
			list = append(list, rendered(it.Next()))
		}
		return list
	case traits.Mapper:
		entries := [][2]any{}
		for it := value.Iterator(); it.HasNext() == types.True; {
			key := it.Next()
			entries = append(entries, [2]any{rendered(key), rendered(value.Get(key))})
		}
		sort.Slice(entries, func(i, j int) bool { return fmt.Sprint(entries[i][0]) < fmt.Sprint(entries[j][0]) })
		return map[string]any{"map": entries}
	case *types.Type:
		return "type " + value.TypeName()
	case *types.Err:
		return "error " + strconv.Quote(value.String())
	default:
		return fmt.Sprintf("%T", value)
	}
}

func quantity(value *apiservercel.Quantity) any {
	exact, _ := new(big.Rat).SetString(value.AsDec().String())
	return "quantity " + exact.RatString()
}
