import { metricCatalogue } from '../catalogue.js';
import { gauge } from '../metric.js';

/** What Prometheus itself says of everything it scrapes. */
export const scrape = metricCatalogue({
  up: gauge('up', '1 when the last scrape of a target worked, 0 when it did not'),
});
