'use strict';
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const self = readFileSync(__filename);
const url = 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

module.exports = {
  getCacheKey: (text, path) =>
    createHash('sha256').update(version).update(self).update(path).update(text).digest('hex'),
  process: (text, path) => ({
    code: transformSync(text, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
      banner: url,
      define: { 'import.meta.url': '__importMetaUrl' },
      supported: { 'dynamic-import': false },
    }).code,
  }),
};
