import { alertRoutes } from '../../src/graph/alert-routes.js';
import { readManifests } from '../../src/read/manifests.js';

const configuration = (route: string) => `
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: shop }
spec:
  receivers: [{ name: nobody }, { name: pager, pagerdutyConfigs: [{}] }, { name: chat, slackConfigs: [{}], emailConfigs: [{}] }]
  route: ${route}
`;
const routesOf = (route: string) =>
  alertRoutes(readManifests([{ file: 'a.yaml', text: configuration(route) }]).graph).get('shop')![0]!;
const reached = (route: string, labels: Readonly<Record<string, string | undefined>>) =>
  routesOf(route)
    .receivers(name => (name in labels ? labels[name] : ''))
    .map(({ name }) => name);

const critical = "{ receiver: pager, matchers: [{ name: severity, value: critical, matchType: '=' }]";

test('the first route that takes an alert decides', () => {
  const route = `{ receiver: chat, routes: [${critical} }, { receiver: chat }] }`;
  expect(reached(route, { severity: 'critical' })).toEqual(['pager']);
  expect(reached(route, { severity: 'warning' })).toEqual(['chat']);
});

test('a route that goes on lets the next one take it as well', () => {
  const route = `{ receiver: nobody, routes: [${critical}, continue: true }, { receiver: chat }] }`;
  expect(reached(route, { severity: 'critical' })).toEqual(['pager', 'chat']);
});

test('a receiver that notifies nobody is not one', () => {
  expect(reached(`{ receiver: nobody, routes: [${critical} }] }`, { severity: 'warning' })).toEqual([]);
});

test('a label that only the series has may be any', () => {
  const route = `{ receiver: chat, routes: [${critical} }] }`;
  expect(reached(route, { severity: undefined })).toEqual(['pager', 'chat']);
  expect(routesOf(route).mayReach(() => undefined)).toBe(true);
});

test('a receiver is inherited, and its channels are named', () => {
  const route = "{ receiver: chat, routes: [{ matchers: [{ name: team, value: 'a|b', matchType: '=~' }] }] }";
  expect(routesOf(route).receivers(() => 'a')).toEqual([{ name: 'chat', channels: ['slack', 'email'] }]);
  expect(routesOf(route).mayReach(() => 'c')).toBe(true);
});
