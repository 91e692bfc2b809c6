import { templateFault } from '../../src/go-template/fault.js';

const vocabulary = {
  functions: new Set(['humanize', 'query', 'first', 'value', 'printf']),
  variables: new Set(['$labels', '$value']),
  fields: new Set(['Labels', 'Value']),
};
const fault = (text: string) => templateFault(text, vocabulary);

test.each([
  'no action at all: }}',
  '{{ $labels.job }} is at {{ $value | humanize }}%',
  '{{- $value -}}',
  '{{/* a comment with {{ and $nothing */}}',
  '{{- /* another */ -}}',
  '{{ "a quoted }} end" }}',
  '{{ `raw {{ text` }}',
  "{{ 'a' }}",
  '{{ if gt $value 1.5 }}high{{ else if lt $value -1.0 }}low{{ else }}fine{{ end }}',
  '{{ with query "up" }}{{ . | first | value }}{{ end }}',
  '{{ range $i, $sample := query "up" }}{{ $i }}{{ $sample.Labels.job }}{{ .Any }}{{ break }}{{ end }}',
  '{{ $x := $value }}{{ $x = 2 }}{{ $x }}',
  '{{ if true }}{{ $labels.a }}{{ end }}',
  '{{ printf "%s" (index $labels "a-b") }}',
  '{{ (query "up").Any.Field }}',
  '{{ define "x" }}{{ .Whatever }}{{ end }}{{ template "x" . }}',
  '{{ .Labels.job }} {{ .Value }} {{ . }} {{ $.Labels }}',
  '{{ len $labels | printf "%d" }}',
  '{{ 0x1F }} {{ 1e3 }} {{ .5 }} {{ nil | printf }}',
])('reads %s', text => expect(fault(text)).toBeUndefined());

test.each([
  ['{{ $lables.job }}', 'undefined variable "$lables" in {{ $lables.job }}'],
  ['{{ $labels.job is down', 'the action at "{{ $labels.job is do" has no end'],
  ['{{ "open }}', 'has no end'],
  ['{{ $value | humanise }}', 'function "humanise" not defined'],
  ['{{ if $value }}', '{{ if }} has no {{ end }}'],
  ['{{ end }}', 'unexpected end'],
  ['{{ if }}a{{ end }}', 'missing value for if'],
  ['{{ }}', 'missing value'],
  ['{{ $value | }}', 'missing value for command'],
  ['{{ | humanize }}', 'missing value for command'],
  ['{{ (humanize $value }}', 'a parenthesis has no end'],
  ['{{ humanize $value) }}', 'unexpected ")"'],
  ['{{ else }}', 'unexpected else'],
  ['{{ if $value }}{{ else }}{{ else }}{{ end }}', 'a second else'],
  ['{{ if $value }}{{ elsif $value }}{{ end }}', 'function "elsif" not defined'],
  ['{{ range query "up" }}{{ $x := 1 }}{{ end }}{{ $x }}', 'undefined variable "$x"'],
  ['{{ $x = 1 }}', 'undefined variable "$x"'],
  ['{{ .Labls.job }}', 'no field ".Labls"'],
  ['{{ $labels.job; }}', 'unexpected ";"'],
  ['{{ template x }}', 'the name of a template is not in quotes'],
  ['{{ break }}', 'break outside of range'],
  ['{{ $labels-job }}', 'unexpected "-"'],
  ['{{ /* open }}', 'has no end'],
])('refuses %s', (text, message) => expect(fault(text)).toContain(message));
