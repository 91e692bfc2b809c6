import { Rendered } from 'plainsail/testing';

// Declared, checked and rendered in memory: `memory.js <program of the fleet>`; nothing is written.
const started = process.cpuUsage();
const { fleet } = await import(process.argv[2]!);
const rendered = Rendered.fleet(fleet, 'production');
rendered.passes();
const { length } = rendered.yaml();
const { user, system } = process.cpuUsage(started);
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ length, milliseconds: (user + system) / 1000, megabytes: maxRSS / 1024 }));
