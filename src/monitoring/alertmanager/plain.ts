import type { Receiver, Receivers } from '../../intent/receiver.js';
import { alertSeverities } from '../alerts/alert.js';
import { grouping, inhibition, nobody, pageDetails, pageText, routes, secretKey, slackText } from './routing.js';

/**
 * `alertmanager.yml` for a cluster without the operator, as plain data.
 * @param secrets the folder where the receivers' secrets are mounted, a file for each: `critical-pagerduty`
 */
export const alertmanagerConfiguration = (receivers: Receivers, secrets = '/etc/alertmanager/secrets') => ({
  route: {
    receiver: nobody,
    group_by: ['namespace', ...grouping.by],
    group_wait: grouping.wait,
    group_interval: grouping.interval,
    repeat_interval: grouping.repeat.warning,
    routes: routes.map(({ severity, repeat }) => ({
      receiver: severity,
      matchers: [`severity="${severity}"`],
      repeat_interval: repeat,
    })),
  },
  inhibit_rules: [
    {
      source_matchers: [`severity="${inhibition.source}"`],
      target_matchers: [`severity="${inhibition.target}"`],
      equal: [...inhibition.equal],
    },
  ],
  receivers: [
    { name: nobody },
    ...alertSeverities.map(severity => ({
      name: severity,
      ...configuration(receivers[severity], `${secrets}/${secretKey(severity, receivers[severity])}`),
    })),
  ],
});

function configuration(receiver: Receiver, file: string) {
  switch (receiver.kind) {
    case 'pagerduty':
      return { pagerduty_configs: [{ routing_key_file: file, description: pageText, details: pageDetails }] };
    case 'slack':
      return { slack_configs: [{ api_url_file: file, channel: receiver.channel, send_resolved: true, ...slackText }] };
    case 'webhook':
      return { webhook_configs: [{ url_file: file }] };
  }
}
