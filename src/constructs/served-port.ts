import { type Problem, problem } from '../problem.js';
import { portProblems } from './names.js';
import { type NamedPort, type PortSpecs, portsOf } from './port.js';

/** A container port and the port of the Service that leads to it. */
export interface ServedPort extends NamedPort {
  readonly servicePort: number;
}

/** What a Service offers its first port as; the others are offered as themselves. */
const firstServicePort = 80;

export function servedPorts(specs: PortSpecs): readonly ServedPort[] {
  return portsOf(specs).map((port, i) => ({ ...port, servicePort: i === 0 ? firstServicePort : port.number }));
}

/** What is wrong with the ports of a server. */
export function servedPortProblems(specs: PortSpecs): Problem[] {
  const ports = servedPorts(specs);
  if (ports.length === 0) {
    return [problem('port', 'a server without a port serves nobody.', { hint: 'Give it one: ports: { http: 8080 }.' })];
  }
  return ports.flatMap((port, i) => [
    ...portProblems(port.name, port.number),
    ...clashProblems(port, ports.slice(0, i)),
  ]);
}

function clashProblems({ name, number, transport, servicePort }: ServedPort, before: readonly ServedPort[]): Problem[] {
  const others = before.filter(port => port.transport === transport);
  const same = others.find(port => port.number === number);
  if (same) {
    return [
      problem('port', `ports "${same.name}" and "${name}" are both ${number}.`, {
        hint: 'A container listens on a port once.',
      }),
    ];
  }
  const served = others.find(port => port.servicePort === servicePort);
  if (!served) return [];
  return [
    problem('port', `port "${name}" is ${number}, which the Service gives to "${served.name}".`, {
      hint: `Put "${name}" first, or give it another number.`,
    }),
  ];
}
