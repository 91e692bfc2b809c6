const { observe } = require('../../../tools/api-server/observe.js');

const involvedObject = { kind: 'StatefulSet', namespace: 'shop', name: 'postgres' };

/** The refusals that were seen, when the cluster reports one event of each message. */
function refusals(messages: string[]) {
  const watch = async (path: string, report: (type: string, object: object) => void) => {
    if (!path.endsWith('/events')) return;
    for (const [index, message] of messages.entries())
      report('ADDED', { metadata: { uid: `event-${index}` }, reason: 'FailedCreate', message, involvedObject });
  };
  const { refused, retried } = observe({ watch }).take();
  return { refused, retried };
}

test('a conflict of two writers of a quota is a refusal that the controller tries again', () => {
  const conflict =
    'create Pod postgres-0 in StatefulSet postgres failed error: Operation cannot be fulfilled on resourcequotas "shop": ' +
    'the object has been modified; please apply your changes to the latest version and try again';
  const { refused, retried } = refusals([conflict]);
  expect(refused).toEqual([]);
  expect(retried).toEqual([`StatefulSet shop/postgres: ${conflict}`]);
});

test('a quota that is too small for the pods of a Deployment is a refusal', () => {
  const full =
    'Error creating: pods "api-1" is forbidden: exceeded quota: shop, requested: pods=1, used: pods=4, limited: pods=4';
  expect(refusals([full])).toEqual({ refused: [`StatefulSet shop/postgres: ${full}`], retried: [] });
});
