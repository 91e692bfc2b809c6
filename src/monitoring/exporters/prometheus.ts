import { metricCatalogue } from '../catalogue.js';
import { anything, counter, gauge } from '../metric.js';

/** What Prometheus itself says of everything it scrapes. */
export const scrape = metricCatalogue({
  up: gauge('up', '1 when the last scrape of a target worked, 0 when it did not'),
});

/** What Prometheus says of itself. */
export const prometheusServer = metricCatalogue({
  configurationLoaded: gauge('prometheus_config_last_reload_successful', '1 when the configuration was taken'),
  failedRules: counter('prometheus_rule_evaluation_failures_total', 'Rules that could not be evaluated', {
    labels: { rule_group: anything },
  }),
  droppedAlerts: counter('prometheus_notifications_dropped_total', 'Alerts that Alertmanager did not get'),
});

/** What Alertmanager says of itself. */
export const alertmanagerServer = metricCatalogue({
  configurationLoaded: gauge('alertmanager_config_last_reload_successful', '1 when the configuration was taken'),
  failedNotifications: counter('alertmanager_notifications_failed_total', 'Messages that a receiver did not take', {
    labels: { integration: anything, reason: anything, receiver_name: anything },
  }),
});
