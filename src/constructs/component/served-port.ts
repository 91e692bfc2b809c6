import { type Problem, problem } from '../../problem.js';
import { type NamedPort, type PortSpecs, portsOf } from '../network/port.js';
import { portProblems } from '../object/names.js';

/** A container port and the port of the Service that leads to it. */
export interface ServedPort extends NamedPort {
  readonly servicePort: number;
}

/** What a Service offers its first port as; the others are offered as themselves. */
const firstServicePort = 80;

/** The ports that a Service leads to. */
export function servedPorts(specs: PortSpecs): readonly ServedPort[] {
  return portsOf(specs).flatMap((port, i) => {
    const { servicePort = i === 0 ? firstServicePort : port.number } = port;
    return servicePort === false ? [] : [{ ...port, servicePort }];
  });
}

/** What is wrong with the ports of a server. */
export function servedPortProblems(specs: PortSpecs): Problem[] {
  const [ports, served] = [portsOf(specs), servedPorts(specs)];
  if (served.length === 0) {
    return [problem('port', 'a server without a port serves nobody.', { hint: 'Give it one: ports: { http: 8080 }.' })];
  }
  return [
    ...ports.flatMap(({ name, number }) => portProblems(name, number)),
    ...served.flatMap(({ name, number, servicePort }) =>
      [number, firstServicePort].includes(servicePort) ? [] : portProblems(name, servicePort),
    ),
    ...ports.flatMap((port, i) => sameNumber(port, ports.slice(0, i))),
    ...served.flatMap((port, i) => sameServicePort(port, served.slice(0, i))),
  ];
}

function sameNumber({ name, number, transport }: NamedPort, before: readonly NamedPort[]): Problem[] {
  const same = before.find(port => port.transport === transport && port.number === number);
  return same
    ? [
        problem('port', `ports "${same.name}" and "${name}" are both ${number}.`, {
          hint: 'A container listens on a port once.',
        }),
      ]
    : [];
}

function sameServicePort(port: ServedPort, before: readonly ServedPort[]): Problem[] {
  const { name, number, transport, servicePort } = port;
  const same = before.find(
    other => other.transport === transport && other.servicePort === servicePort && other.number !== number,
  );
  return same
    ? [
        problem('port', `port "${name}" is ${number}, which the Service gives to "${same.name}".`, {
          hint: `Put "${name}" first, or give it another number.`,
        }),
      ]
    : [];
}
