import { type Problem, problem } from '../../problem.js';

const labelName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const serviceName = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/;
const hostName = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with a name of at most `longest` characters that becomes an object's name and a label; undefined was not given. */
export function nameProblems(what: string, name: string | undefined, longest = 63): Problem[] {
  if (name === undefined || (labelName.test(name) && name.length <= longest)) return [];
  return [
    problem('name', `${what} is "${name}".`, {
      hint: `A name has 1 to ${longest} lower-case letters, digits and "-", and starts and ends with a letter or digit.`,
    }),
  ];
}

/** What is wrong with the name of a Service, which must start with a letter. */
export function serviceNameProblems(name: string): Problem[] {
  if (serviceName.test(name)) return [];
  return [
    problem('name', `the Service is named "${name}".`, {
      hint: 'A Service name has 1 to 63 lower-case letters, digits and "-", starts with a letter and ends with a letter or digit.',
    }),
  ];
}

/** What is wrong with a port's name and number. */
export function portProblems(name: string, number: number): Problem[] {
  const problems: Problem[] = [];
  if (!portName.test(name)) {
    problems.push(
      problem('port', `port "${name}" has a name that is not allowed.`, {
        hint: 'A port name has 1 to 15 lower-case letters, digits and single "-", at least one letter, and starts and ends with a letter or digit.',
      }),
    );
  }
  if (!Number.isInteger(number) || number < 1 || number > 65535) {
    problems.push(
      problem('port', `port "${name}" is ${number}.`, { hint: 'A port is a whole number from 1 to 65535.' }),
    );
  }
  return problems;
}

/** What is wrong with a public host name. */
export function hostProblems(host: string): Problem[] {
  if (hostName.test(host) && host.length <= 253) return [];
  return [problem('host', `the host is "${host}".`, { hint: 'A host is a DNS name such as "api.example.com".' })];
}
