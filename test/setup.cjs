'use strict';
const { pathToFileURL } = require('node:url');

/** Tests run the real command: it is built once, before any of them. */
module.exports = async () => {
  const { build, isStale } = await import(pathToFileURL(`${__dirname}/../tools/build.js`).href);
  if (isStale()) await build();
};
