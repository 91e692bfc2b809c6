/** Loaded before a program: when it ends, writes the milliseconds of processor time that it took to the file CPU_TIME_FILE. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.CPU_TIME_FILE, String(Math.round((user + system) / 1000)));
});
