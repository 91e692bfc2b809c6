import { type System, TemplateFile } from 'plainsail';

/** A file for people or other tools, in the folder `templates`. */
export function example(shop: System) {
  new TemplateFile(shop, 'policy', {
    file: 'bucket-policy.yaml',
    data: { Version: '2012-10-17', Statement: [] },
  });
}
