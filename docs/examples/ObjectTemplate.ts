import { ObjectTemplate, PlainObject, type System } from 'plainsail';

/** Objects that nothing applies by itself: a file in the folder `templates`. */
export function example(shop: System) {
  new ObjectTemplate(shop, 'debug', {
    file: 'debug-session.yaml',
    heading: ['Applied by hand for a debugging session, and deleted afterwards.'],
    objects: scope => {
      new PlainObject(scope, 'config', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'debug' },
        data: { LOG: 'trace' },
      });
    },
  });
}
