#!/usr/bin/env node
/**
 * Runs the stores of rendered manifests as they are declared: `node tools/real-stores.js [DIR]`, by default dist. PostgreSQL
 * with the settings and the SQL, PgBouncer in front of it with its configuration, Redis with its arguments: real programs, on
 * the loopback, for as long as it takes to ask each a question. Dumps go to a folder instead of a bucket, and are restored. nginx is
 * asked for what public routes close. Exit 1: one of them refuses, or answers something else.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { own } from './real-stores/place.js';
import { database } from './real-stores/postgres.js';
import { redis } from './real-stores/redis.js';
import { route, routesOf } from './real-stores/route.js';
import { run } from './real-stores/server.js';
import { storesOf } from './real-stores/unit.js';

const folder = process.argv[2] ?? 'dist';
const asked = [];

const units = readdirSync(folder, { recursive: true })
  .filter(file => file.endsWith('kustomization.yaml'))
  .map(dirname)
  .sort();
for (const unit of units) await within(unit, storesOf(join(folder, unit)), routesOf(join(folder, unit)));
console.log(`${asked.length} stores and routes answer: ${asked.join(', ')}`);
if (asked.length === 0) process.exitCode = 1;

async function within(unit, stores, routes) {
  const home = mkdtempSync(join(tmpdir(), 'stores-'));
  try {
    own(home);
    certificate(home);
    for (const server of stores.databases) {
      await database(home, server, stores);
      asked.push(
        `${unit} postgres`,
        ...stores.dumps.slice(0, 1).map(() => `${unit} dumps`),
        ...stores.poolers.map(() => `${unit} pgbouncer`),
      );
    }
    for (const server of stores.redis) {
      await redis(home, server);
      asked.push(`${unit} redis`);
    }
    for (const each of routes) {
      await route(home, each);
      asked.push(`${unit} ${each.host}`);
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** What cert-manager would make: here for whoever asks, and signed by itself. */
function certificate(home) {
  const [key, cert] = ['tls.key', 'tls.crt'].map(name => join(home, name));
  const subject = ['-subj', '/CN=localhost', '-days', '1'];
  run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject]);
  chmodSync(key, 0o600);
}
