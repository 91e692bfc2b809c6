import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

/**
 * Serves the git repositories below a folder for reading, over HTTP on the loopback, with git's own program for it.
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function serveGit(folder) {
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(folder, request, response) {
  const [path, query = ''] = request.url.split('?');
  const { headers, method } = request;
  const env = {
    PATH: process.env.PATH,
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    // The folder may belong to another user than the one who runs this.
    ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' },
    ...{ PATH_INFO: decodeURIComponent(path), QUERY_STRING: query, REQUEST_METHOD: method, REMOTE_ADDR: '127.0.0.1' },
    ...{ CONTENT_TYPE: headers['content-type'] ?? '', HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '' },
    ...{ CONTENT_LENGTH: headers['content-length'] ?? '', GIT_PROTOCOL: headers['git-protocol'] ?? '' },
  };
  const backend = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  backend.stdin.on('error', () => {}); // It has answered without reading to the end.
  request.pipe(backend.stdin);
  relay(backend.stdout, response);
}

/** The answer of a CGI program: its header, an empty line, the body. */
async function relay(output, response) {
  let head = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of output) {
    if (begun) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    begun = true;
    for (const line of head.subarray(0, end).toString().split('\r\n')) {
      const [, name, value] = /^([^:]+): (.*)$/.exec(line);
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.write(head.subarray(end + 4));
  }
  response.end();
}
