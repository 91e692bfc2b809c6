import { Project } from './project.js';

const project = new Project({});
afterAll(() => project.remove());

const help = (...of: readonly string[]) => project.plainsail(...of, '--help').stdout;
const commands = [...help().matchAll(/^ {2}([a-z][a-z-]*) .*? {2,}\S/gm)]
  .map(([, name]) => name!)
  .filter(name => name !== 'help' && name !== 'plainsail');

test('lists the commands, and says what the exit codes mean', () => {
  expect(commands).toEqual(expect.arrayContaining(['synth', 'check', 'explain', 'connections', 'approve']));
  expect(help()).toMatch(/\nExit codes:\n {2}0 {2}clean.*\n {2}1 {2}errors.*\n {2}2 {2}it could not run/);
});

test.each(commands)('%s has a description and examples of what it takes', command => {
  const text = help(command);
  expect(text).toMatch(/^Usage: plainsail .*\n\n[a-z]/);
  expect(text).toMatch(/\nGlobal Options:\n(?: {2}.*\n)*? {2}--debug /);
  const examples = [...text.matchAll(/^ {2}plainsail (\S+)(.*?) {2,}\S/gm)];
  expect(examples.length).toBeGreaterThanOrEqual(2);
  const options = text.slice(text.indexOf('Options:'), text.indexOf('Examples:'));
  for (const [, named, typed] of examples) {
    expect(named).toBe(command);
    for (const [option] of typed!.matchAll(/(?<= )--?[a-z][a-z-]*/g))
      expect(options).toMatch(new RegExp(`\\s${option}\\b`));
  }
});
