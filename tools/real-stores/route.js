import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { put } from './place.js';
import { freePort, serving } from './server.js';

const nginx = 'nginx.ingress.kubernetes.io/';

/** What a folder closes to the public, and what it opens, by host. */
export function routesOf(folder) {
  const ingresses = readdirSync(folder)
    .filter(name => name.startsWith('ingress-'))
    .map(name => parse(readFileSync(join(folder, name), 'utf8')));
  const hosts = new Map();
  for (const { metadata, spec } of ingresses)
    for (const { host, http } of spec.rules)
      for (const { path } of http.paths) {
        const annotations = metadata.annotations ?? {};
        const isClosed = annotations[`${nginx}denylist-source-range`] !== undefined;
        const isRegex = annotations[`${nginx}use-regex`] === 'true';
        hosts.set(host, [...(hosts.get(host) ?? []), { path, isClosed, isRegex }]);
      }
  return [...hosts]
    .map(([host, paths]) => ({ host, paths }))
    .filter(({ paths }) => paths.some(({ isClosed }) => isClosed));
}

/** Asks nginx for what a route closes, in every spelling, before a server that takes all of them for the same. */
export async function route(home, { host, paths }) {
  const server = createServer((_, response) => response.end('open')).listen(0, '127.0.0.1');
  await new Promise(resolve => server.on('listening', resolve));
  const port = await freePort();
  const file = join(home, `${host}.conf`);
  put(file, configuration(home, host, { port, target: server.address().port, locations: locationsOf(paths) }));
  try {
    await serving(
      '/usr/sbin/nginx',
      ['-c', file, '-p', home, '-e', join(home, 'nginx.log'), '-g', 'daemon off;'],
      () => {},
      async () => {
        await reachable(port, host);
        for (const { path, isClosed } of paths)
          for (const each of isClosed ? spellings(path) : [path]) {
            const status = await statusOf(port, host, each);
            const expected = isClosed ? 403 : 200;
            if (status !== expected) throw new Error(`${host}${each} is ${status}, and should be ${expected}`);
          }
      },
    );
  } finally {
    server.close();
  }
}

/** How the same path can be written: programs, Express among them, take some of these for the same. */
function spellings(path) {
  const name = path.slice(1);
  const encoded = `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
  return [
    ...[path, `${path}/`, `${path}?x=1`, `${path}/x`, path.toUpperCase(), `${path.toUpperCase()}/`],
    ...[
      `/${name[0].toUpperCase()}${name.slice(1)}`,
      `/${encoded}`,
      `/${encoded.toUpperCase()}`,
      `/${path}`,
      `/x/..${path}`,
    ],
  ];
}

/** As ingress-nginx makes them: one expression that ignores case on any path of a host makes all of them such. */
function locationsOf(paths) {
  const isRegex = paths.some(each => each.isRegex);
  return [...paths]
    .sort((a, b) => b.path.length - a.path.length)
    .flatMap(({ path, isClosed, isRegex: isOwn }) => {
      const isWhole = path === '/' || isOwn;
      const forms = isWhole ? [path] : [`${path}/`, path];
      return forms.map((form, i) => ({
        match: isRegex ? `~* "^${form}"` : i === 0 ? form : `= ${form}`,
        isClosed,
      }));
    });
}

function configuration(home, host, { port, target, locations }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${home}/nginx-${name};`,
  );
  const blocks = locations.map(
    ({ match, isClosed }) =>
      `location ${match} { ${isClosed ? 'deny 0.0.0.0/0; deny ::/0; ' : ''}proxy_pass http://127.0.0.1:${target}; }`,
  );
  return `pid ${home}/nginx.pid;
events {}
http {
  access_log off;
  ${temporary.join(' ')}
  server {
    listen 127.0.0.1:${port};
    server_name ${host};
    ${blocks.join('\n    ')}
  }
}
`;
}

async function reachable(port, host) {
  for (let tries = 0; tries < 100; tries++) {
    const answers = await statusOf(port, host, '/').catch(() => undefined);
    if (answers !== undefined) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('nginx does not answer');
}

const statusOf = (port, host, path) =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, response => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    asked.on('error', reject).end();
  });
