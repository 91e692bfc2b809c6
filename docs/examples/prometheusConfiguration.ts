import { type System, secretRef, TemplateFile } from 'plainsail';
import { alertmanagerConfiguration, prometheusConfiguration, webhook } from 'plainsail/monitoring';

/** Configuration for servers that plainsail does not render. */
export function example(shop: System) {
  const scrapes = [{ job: 'api', namespace: 'shop-development', pods: { app: 'api' }, port: 'http' }];
  const chat = webhook(secretRef('platform/chat', 'url'));
  new TemplateFile(shop, 'prometheus', {
    file: 'prometheus.yaml',
    data: prometheusConfiguration({ scrapes, alertmanager: 'alertmanager:9093' }),
  });
  new TemplateFile(shop, 'alertmanager', {
    file: 'alertmanager.yaml',
    data: alertmanagerConfiguration({ critical: chat, warning: chat }),
  });
}
