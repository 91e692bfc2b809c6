// Takes the place of the file of this name in gitleaks' generator of rules, which tries each rule on its examples: here
// the examples are printed, each with the verdict of all rules together.
package utils

import (
	"encoding/json"
	"os"

	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
)

type example struct {
	Rule   string `json:"rule"`
	Text   string `json:"text"`
	Secret bool   `json:"secret"`
}

var out = json.NewEncoder(os.Stdout)

var allRules = func() *detect.Detector {
	detector, err := detect.NewDetectorDefaultConfig()
	if err != nil {
		panic(err)
	}
	return detector
}()

func Validate(rule config.Rule, truePositives []string, falsePositives []string) *config.Rule {
	for _, text := range append(truePositives, falsePositives...) {
		if err := out.Encode(example{rule.RuleID, text, len(allRules.DetectString(text)) > 0}); err != nil {
			panic(err)
		}
	}
	return &rule
}

func ValidateWithPaths(rule config.Rule, truePositives map[string]string, falsePositives map[string]string) *config.Rule {
	return &rule
}
