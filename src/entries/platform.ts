export { VeleroSchedule, type VeleroScheduleProps } from '../constructs/jobs/velero-schedule.js';
export { LogShipper, type LogShipperProps } from '../constructs/logs/log-shipper.js';
export { PrivilegedNamespace, type PrivilegedNamespaceProps } from '../constructs/logs/privileged-namespace.js';
export {
  type TerraformValue,
  TerraformVariables,
  type TerraformVariablesProps,
} from '../constructs/namespace/terraform-variables.js';
export { Alertmanager, type AlertmanagerProps } from '../constructs/prometheus/alertmanager.js';
export { Grafana, type GrafanaProps } from '../constructs/prometheus/grafana.js';
export { PrometheusServer, type PrometheusServerProps } from '../constructs/prometheus/prometheus-server.js';
export { PrometheusStack, type PrometheusStackProps } from '../constructs/prometheus/prometheus-stack.js';
export { KedaAutoscaler, type KedaAutoscalerProps } from '../constructs/scaling/keda-autoscaler.js';
export { VerticalAutoscaler, type VerticalAutoscalerProps } from '../constructs/scaling/vertical-autoscaler.js';
export { ClientCertificate, type ClientCertificateProps } from '../constructs/secrets/client-certificate.js';
export { cloudNativePostgres } from '../constructs/stores/cloud-native-postgres.js';
export type { CloudNativePostgresProps } from '../constructs/stores/cloud-native-postgres-props.js';
export { Jaeger, type JaegerProps } from '../constructs/telemetry/jaeger.js';
export {
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
} from '../constructs/telemetry/open-telemetry-collector.js';
export { platformCollector } from '../constructs/telemetry/platform-collector.js';
