/** The definition of a custom kind of which every object says how large it is. */
export const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shards.db.example }
spec:
  group: db.example
  scope: Namespaced
  names: { kind: Shard, plural: shards }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, required: [size], properties: { size: { type: integer } } } } } }
`;
