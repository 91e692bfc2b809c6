import { definitionFieldsValid } from '../../../src/checks/rules/definition-fields-valid.js';
import { testCheck } from '../support/tester.js';

const version = 'spec.versions[0].schema.openAPIV3Schema.properties["spec"]';
const definition = (spec: string, group = 'example.com', annotations = '') => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.${group}, annotations: { ${annotations} } }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { ${spec} } } } } }
`;
const refused = (name: string, spec: string, at: string, message: string) => ({
  name,
  yaml: definition(spec),
  findings: [['CustomResourceDefinition widgets.example.com', `${version}${at}`, message]] as const,
});

testCheck(definitionFieldsValid, {
  example: [['CustomResourceDefinition widgets.example.com', `${version}.type`, 'is missing']],
  valid: [
    {
      name: 'a number or a text',
      yaml: definition('x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }]'),
    },
    { name: 'anything', yaml: definition('x-kubernetes-preserve-unknown-fields: true') },
    {
      name: 'a list by keys, one of which has a default',
      yaml: definition(
        'type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: { type: object, required: [a], properties: { a: { type: string }, b: { type: string, default: x } } }',
      ),
    },
    {
      name: 'one of two fields',
      yaml: definition(
        'type: object, oneOf: [{ required: [a] }, { required: [b] }], properties: { a: { type: string }, b: { type: string } }',
      ),
    },
    {
      name: 'a group of the community with its approval',
      yaml: definition(
        'type: object',
        'x.k8s.io',
        "api-approved.kubernetes.io: 'https://github.com/kubernetes/kubernetes/pull/1'",
      ),
    },
  ],
  invalid: [
    refused('a list without items', 'type: array', '.items', 'is missing'),
    refused(
      'fields beside a map',
      'type: object, properties: { a: { type: string } }, additionalProperties: { type: string }',
      '.additionalProperties',
      'beside properties',
    ),
    refused('a reference', 'type: object, $ref: "#/definitions/a"', '.$ref', 'not supported'),
    refused(
      'unique items',
      'type: array, uniqueItems: true, items: { type: string }',
      '.uniqueItems',
      'list-type: set',
    ),
    refused('a pattern with a look behind', 'type: string, pattern: "(?<=a)b"', '.pattern', 'not a regular expression'),
    refused(
      'a type that only narrows',
      'type: object, allOf: [{ type: object }]',
      '.allOf[0].type',
      'narrows another down',
    ),
    refused(
      'keys that are not properties',
      'type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: { type: object }',
      '.x-kubernetes-list-map-keys',
      'not a property',
    ),
    refused(
      'a rule twice',
      'type: object, x-kubernetes-validations: [{ rule: "true" }, { rule: "true" }]',
      '.x-kubernetes-validations[1]',
      'merges the list by it',
    ),
    {
      name: 'a group of the community without approval',
      yaml: definition('type: object', 'x.k8s.io'),
      findings: [
        [
          'CustomResourceDefinition widgets.x.k8s.io',
          'metadata.annotations["api-approved.kubernetes.io"]',
          'is missing',
        ],
      ],
    },
    {
      name: 'another name than its plural and group',
      yaml: definition('type: object').replace('plural: widgets', 'plural: gadgets'),
      findings: [['CustomResourceDefinition widgets.example.com', 'metadata.name', 'gadgets.example.com']],
    },
    {
      name: 'no version that is stored',
      yaml: definition('type: object').replace('storage: true', 'storage: false'),
      findings: [['CustomResourceDefinition widgets.example.com', 'spec.versions', '0 versions with storage: true']],
    },
    {
      name: 'a conversion by nothing',
      yaml: definition('type: object').replace(
        'scope:',
        'conversion: { strategy: Webhook, webhook: { conversionReviewVersions: [v1] } }\n  scope:',
      ),
      findings: [
        [
          'CustomResourceDefinition widgets.example.com',
          'spec.conversion.webhook.clientConfig',
          'exactly one of url and service',
        ],
      ],
    },
  ],
});
