/**
 * Why an error on a public manifest is true: the API server refuses the object, a program fails with it in every
 * cluster, or it contradicts a declaration. Each with its source.
 */
export interface Reason {
  readonly because: 'refused' | 'fails' | 'contradicts';
  readonly source: string;
}

const secret: Reason = {
  because: 'contradicts',
  source: 'the chart declares the key of a Secret a password, and its value is in the text that goes into git',
};
const plainText: Reason = {
  because: 'contradicts',
  source:
    'the name says that the value is a key or password, and it stands outside any Secret, in the text that goes into git',
};
const governing: Reason = {
  because: 'contradicts',
  source:
    'k8s.io/api apps/v1 types.go, StatefulSetSpec.ServiceName: "This service must exist before the StatefulSet"; the install has all its other Services',
};

/** The errors on the public charts and installs: `file | check | object | path`. */
export const expected: Readonly<Record<string, Reason>> = {
  'charts/bn-clickhouse.yaml | no-secret-values | Secret apps/rel-clickhouse | data.admin-password': secret,
  'charts/bn-kafka.yaml | no-secret-values | Secret apps/rel-kafka-user-passwords | data.client-passwords': secret,
  'charts/bn-kafka.yaml | no-secret-values | Secret apps/rel-kafka-user-passwords | data.controller-password': secret,
  'charts/bn-kafka.yaml | no-secret-values | Secret apps/rel-kafka-user-passwords | data.inter-broker-password': secret,
  'charts/bn-kafka.yaml | no-secret-values | Secret apps/rel-kafka-user-passwords | data.system-user-password': secret,
  'charts/bn-minio.yaml | no-secret-values | Secret apps/rel-minio | data.root-password': secret,
  'charts/bn-mysql.yaml | no-secret-values | Secret apps/rel-mysql | data.mysql-password': secret,
  'charts/bn-mysql.yaml | no-secret-values | Secret apps/rel-mysql | data.mysql-root-password': secret,
  'charts/bn-rabbitmq.yaml | no-secret-values | Secret apps/rel-rabbitmq | data.rabbitmq-erlang-cookie': secret,
  'charts/bn-rabbitmq.yaml | no-secret-values | Secret apps/rel-rabbitmq | data.rabbitmq-password': secret,
  'charts/pc-prometheus-pingdom-exporter.yaml | no-secret-values | Secret rel-prometheus-pingdom-exporter | data.apiToken':
    secret,
  'installs/argo-cd.yaml | stateful-set-service | StatefulSet argocd-application-controller | spec.serviceName':
    governing,
  'installs/istio-addons | no-secret-values | ConfigMap istio-system/kiali | data["config.yaml"]': plainText,
  'installs/istio-addons | no-secret-values | Deployment istio-system/grafana | spec.template.spec.containers[0].env[8].value':
    plainText,
  'kustomize/K-kubeflow_manifests_applications_model-registry_upstream_options_catalog_base.yaml | no-secret-values | Secret model-catalog-postgres | data.POSTGRES_PASSWORD':
    secret,
  'kustomize/K-kubeflow_manifests_applications_pipeline_upstream_base_metadata_overlays_db.yaml | no-secret-values | Secret kubeflow/metadata-db-secrets | data.MYSQL_ROOT_PASSWORD':
    secret,
};
