import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page in a browser, with everything about it that is wrong. */
export class LookedAt {
  constructor(page, name) {
    this.page = page;
    this.name = name;
    this.faults = [];
    this.checks = 0;
    this.requests = [];
    page.on('console', message => message.type() === 'error' && this.fault(`console: ${message.text()}`));
    page.on('pageerror', error => this.fault(`error: ${error.message}`));
    page.on('request', request => this.requests.push(request.url()));
  }

  fault(text) {
    this.faults.push(`${this.name} ${this.at ?? ''}: ${text}`);
  }

  expect(isRight, text) {
    this.checks++;
    if (!isRight) this.fault(text);
  }

  async open(path) {
    await this.page.goto(`file://${path}`);
    await this.page.evaluate(axe);
  }

  /** Goes to an address of the page and waits until it is drawn. */
  async go(hash) {
    this.at = hash;
    await this.page.evaluate(async wanted => {
      performance.clearMeasures('layout');
      location.hash = wanted;
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    }, hash);
    await this.page.waitForFunction(() => document.querySelector('main h2') !== null);
  }

  /** The slowest layout since the address was gone to, in milliseconds. */
  async layout() {
    const times = await this.page.evaluate(() =>
      performance.getEntriesByName('layout').map(({ duration }) => duration),
    );
    return Math.max(0, ...times);
  }

  /** Everything that axe finds. */
  async accessible() {
    const found = await this.page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 2)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      );
    });
    this.checks++;
    for (const text of found) this.fault(`axe ${text}`);
  }

  /** Nothing was asked for but the page itself. */
  silent(path) {
    const others = this.requests.filter(url => url.split('#')[0] !== `file://${path}`);
    this.expect(others.length === 0, `asks for ${others.slice(0, 3).join(', ')}`);
  }
}
