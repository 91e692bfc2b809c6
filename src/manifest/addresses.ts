/** The address of a server as a program receives it. */
export interface Address {
  /** In lower case, without the dot at its end. */
  readonly host: string;
  /** @default the text names none, and the scheme has none of its own */
  readonly port: number | undefined;
  /** The text itself has the port; else it is that of the scheme. */
  readonly isPortGiven: boolean;
  /** `http`, `postgresql`; undefined for `host:port`. */
  readonly scheme: string | undefined;
}

/** The ports that clients take where a URL names none. */
const ports: Readonly<Record<string, number>> = {
  amqp: 5672,
  amqps: 5671,
  http: 80,
  https: 443,
  ldap: 389,
  ldaps: 636,
  mariadb: 3306,
  mongodb: 27017,
  mqtt: 1883,
  mysql: 3306,
  nats: 4222,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  smtp: 25,
  smtps: 465,
  sqlserver: 1433,
  ws: 80,
  wss: 443,
};

/** `scheme://user:password@host:1,host:2/path`; what is before the last `@` is not a host. */
const url = /\b([a-z][a-z0-9+.-]{0,31}):\/\/(?:[^\s/?#"'<>]*@)?([^\s/?#"'<>;@)\\]+)/gi;
/** `user:password@tcp(host:3306)/shop`, as Go's driver of MySQL writes it. */
const ofMysql = /@(?:tcp|udp)\(([^()\s]+)\)/g;
/** `host=db port=5432 dbname=shop`, as libpq reads it. */
const ofLibpq = /(?:^|\s)host=([^\s']+)(?:.*?\sport=(\d+))?/;
const hostOf = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\.?(?::(\d{1,5}))?$/i;

const none: readonly Address[] = Object.freeze([]);

/** Every server that a text names: in URLs, in the forms of database drivers, or as a list of `host:port` and nothing else. */
export function addressesIn(text: string): readonly Address[] {
  if (!/[:=@]/.test(text)) return none; // Each form has one of them; most settings do not.
  const urls = urlsIn(text);
  if (urls.length > 0) return urls;
  const mysql = [...text.matchAll(ofMysql)].flatMap(([, hosts = '']) => members(hosts, 'mysql'));
  if (mysql.length > 0) return mysql;
  const [, host, port] = ofLibpq.exec(text) ?? [];
  if (host !== undefined) return members(port === undefined ? host : `${host}:${port}`, 'postgresql');
  const parts = text.trim().split(/[\s,;]+/);
  const found = parts.flatMap(part => members(part, undefined)).filter(address => address.port !== undefined);
  return found.length === parts.length ? found : [];
}

/** The servers of the URLs in a text that has other things as well. */
export const urlsIn = (text: string): readonly Address[] =>
  [...text.matchAll(url)].flatMap(([, scheme = '', hosts = '']) => members(hosts, scheme.toLowerCase()));

/** A host without a port, as a variable of its own names it. */
export const bareHost = (text: string): string | undefined => members(text.trim(), undefined)[0]?.host;

const members = (hosts: string, scheme: string | undefined): readonly Address[] =>
  hosts.split(',').flatMap(each => {
    const [, host, port] = hostOf.exec(each) ?? [];
    if (host === undefined) return [];
    const given = port === undefined ? undefined : Number(port);
    const usual = scheme === undefined || !Object.hasOwn(ports, scheme) ? undefined : ports[scheme];
    return [{ host: host.toLowerCase(), port: given ?? usual, isPortGiven: given !== undefined, scheme }];
  });
