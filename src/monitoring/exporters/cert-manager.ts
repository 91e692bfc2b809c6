import { exporter } from '../catalogue.js';
import { anything, gauge } from '../metric.js';

/** What cert-manager says of certificates. Its own scrape takes the label `namespace`, so theirs is `exported_namespace`. */
export const certificates = exporter(
  {
    expires: gauge('certmanager_certificate_expiration_timestamp_seconds', 'When a certificate ends', {
      unit: 'seconds',
      labels: { name: anything },
    }),
    ready: gauge('certmanager_certificate_ready_status', 'Whether a certificate is ready', {
      labels: { name: anything, condition: ['True', 'False', 'Unknown'] },
    }),
  },
  'exported_namespace',
);
