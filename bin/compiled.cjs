/**
 * Keeps compiled code from one run to the next where Node does not (before 22.1): a third of a short run is compiling.
 * One file beside the installed packages, where whoever could change it could change the packages themselves. It holds, for
 * each module of a package, the engine's cached data; a module that changed has another size or time, and counts as new.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, sep } = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const vm = require('node:vm');

const inPackages = `${sep}node_modules${sep}`;

/** @param {string} root the folder of this package */
exports.keepCompiled = root => {
  if (process.env.NODE_V8_COVERAGE || process.sourceMapsEnabled) return;
  const packages = root.includes(inPackages) ? dirname(root) : join(root, 'node_modules');
  const file = join(packages, '.cache', 'plainsail', `compiled-${process.arch}-${process.version}`);
  const isOurs = path => path.startsWith(root + sep) || path.includes(inPackages);
  const known = readKept(file);
  const made = new Map();
  const { _compile: compile } = Module.prototype;

  Module.prototype._compile = function (content, filename, format) {
    if (format === 'module' || !isOurs(filename) || mayImport(content))
      return compile.call(this, content, filename, format);
    const stamp = stampOf(filename);
    const kept = known.get(filename);
    const cachedData = kept?.stamp === stamp ? kept.data : undefined;
    // Stack traces have the columns of the file, not of the function around it.
    const columnOffset = -Module.wrapper[0].length;
    const script = new vm.Script(Module.wrap(content), { filename, cachedData, columnOffset });
    if (!cachedData || script.cachedDataRejected) made.set(filename, { stamp, script });
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, requireOf(this), this, filename, dirname(filename));
  };
  process.once('exit', () => {
    if (made.size > 0) keep(file, known, made);
  });
};

/** Such code has to know its importer, which cached data does not hold. */
const mayImport = content => content.startsWith('#!') || /\bimport\s*\(/.test(content);

function stampOf(path) {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

/** What Node gives a module to load others with. */
function requireOf(self) {
  const require = id => self.require(id);
  require.resolve = (request, options) => Module._resolveFilename(request, self, false, options);
  require.resolve.paths = request => Module._resolveLookupPaths(request, self);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

/** The engine does not look whether its data is whole: it crashes on what is not. */
const digestOf = bytes => createHash('sha1').update(bytes).digest('hex');

/** A line with the engine's tag and the entries as JSON, then their data one after the other. */
function readKept(file) {
  const known = new Map();
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(10);
    const { tag, digest, entries } = JSON.parse(bytes.toString('utf8', 0, end));
    if (tag !== cachedDataVersionTag() || digest !== digestOf(bytes.subarray(end + 1))) return known;
    let at = end + 1;
    for (const [path, stamp, length] of entries) {
      known.set(path, { stamp, data: bytes.subarray(at, at + length) });
      at += length;
    }
    return known;
  } catch {
    return new Map(); // There is none yet, or it is damaged: everything is compiled, and kept anew.
  }
}

function keep(file, known, made) {
  const all = new Map(known);
  for (const [path, { stamp, script }] of made) all.set(path, { stamp, data: script.createCachedData() });
  const entries = [...all].map(([path, { stamp, data }]) => [path, stamp, data.length]);
  const data = Buffer.concat([...all.values()].map(({ data }) => data));
  const head = `${JSON.stringify({ tag: cachedDataVersionTag(), digest: digestOf(data), entries })}\n`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, Buffer.concat([Buffer.from(head), data]));
    renameSync(half, file);
  } catch {
    // A folder that cannot be written to keeps nothing.
  }
}
