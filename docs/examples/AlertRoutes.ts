import { type System, secretRef } from 'plainsail';
import { AlertRoutes, pagerDuty, slack } from 'plainsail/monitoring';

/** Who hears of the alerts of this namespace. */
export function example(shop: System) {
  new AlertRoutes(shop, 'routes', {
    name: 'shop',
    receivers: {
      critical: pagerDuty(secretRef('platform/pagerduty', 'key')),
      warning: slack('#shop', secretRef('platform/slack', 'webhook')),
    },
  });
}
