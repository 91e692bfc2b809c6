import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import type { Metrics } from '../monitoring/scraped.js';
import type { PortProtocol, ServedPort } from '../network/port.js';
import type { RoutedProtocol } from '../routes/route.js';

export const isRoutable = (protocol: PortProtocol): protocol is RoutedProtocol =>
  protocol === 'http' || protocol === 'https' || protocol === 'grpc';

/** What is wrong with the port that answers with metrics. */
export function metricsProblems({ port }: Metrics, ports: readonly ServedPort[]): Problem[] {
  const names = ports.map(({ name }) => name);
  const protocol = ports.find(({ name }) => name === port)?.protocol;
  if (protocol === undefined) {
    const message = `the metrics are on port "${port}", which is not declared.${didYouMean(port, names)}`;
    return [problem('port', message, { hint: `The ports are ${alternatives(names)}.` })];
  }
  return ['http', 'https', 'tcp'].includes(protocol)
    ? []
    : [
        problem('port', `the metrics are on port "${port}", which speaks ${protocol}.`, {
          hint: 'Prometheus scrapes by HTTP: name another port, or say protocol: "http".',
        }),
      ];
}

/** What is wrong with a route to the first of these ports. */
export function routeProblems([first]: readonly ServedPort[]): Problem[] {
  if (!first || isRoutable(first.protocol)) return [];
  return [
    problem('route', `the route leads to port "${first.name}", which speaks ${first.protocol}.`, {
      hint: 'A public route carries HTTP and gRPC: put a port that speaks "http", "https" or "grpc" first.',
    }),
  ];
}
