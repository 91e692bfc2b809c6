import type { Alert } from '../alerts/alert.js';
import { expiresWithin } from '../conditions/expires-within.js';
import { stateHolds } from '../conditions/state-holds.js';
import { certificates } from '../exporters/cert-manager.js';

/** A certificate that cert-manager renews: it is about to end, or cannot be issued. */
export function certificateAlerts(name: string): readonly Alert[] {
  return [
    {
      name: 'CertificateExpires',
      when: expiresWithin({ of: certificates.expires, where: { name }, within: '14d' }),
      for: '1h',
      severity: 'critical',
      summary: `Certificate ${name} ends within two weeks`,
      description: 'It should have been renewed before. {{ $value | humanizeDuration }} are left.',
      runbook: { impact: 'None until it ends. Then no client connects any more.' },
    },
    {
      name: 'CertificateNotReady',
      when: stateHolds({ of: certificates.ready, where: { name, condition: 'False' } }),
      for: '30m',
      severity: 'warning',
      summary: `Certificate ${name} cannot be issued`,
      description: 'cert-manager has failed to issue or renew it for half an hour.',
      runbook: { impact: 'A new host cannot be reached; one that is served ends with its certificate.' },
    },
  ];
}
