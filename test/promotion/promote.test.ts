import { placeOf } from '../../src/promotion/place.js';
import { promote } from '../../src/promotion/promote.js';
import type { Promotion } from '../../src/promotion/promotion.js';
import { ringProblems } from '../../src/promotion/ring.js';
import { rollBack } from '../../src/promotion/roll-back.js';
import { skewOf } from '../../src/promotion/skew.js';
import { environments, imagesOf, Repository, rings } from './world.js';

const both = new Set(['shop', 'web']);
const asked = (repository: Repository, from: string, to: string, more: Partial<Promotion> = {}): Promotion => ({
  ...{ source: placeOf(environments, from), target: placeOf(environments, to), ofSource: both, ofTarget: both },
  ...{ rings: [], today: repository.today, working: repository.images, accepted: [], ...more },
});
const promoted = (repository: Repository, from: string, to: string, more: Partial<Promotion> = {}) =>
  promote(repository.history, asked(repository, from, to, more));
const told = (result: { problems: readonly { message: string; hint?: string | undefined }[] }) =>
  result.problems.map(({ message, hint }) => [message, hint]);

/** Staging has run 1.1 and 2.1; everything else has 1.0 and 2.0, which staging ran before. */
const usual = () => {
  const repository = new Repository(
    imagesOf({ staging: '1.0', production: '1.0' }, { staging: '2.0', production: '2.0' }),
  );
  repository.set('shop', 'staging', '1.1');
  repository.set('web', 'staging', '2.1');
  repository.commit();
  return repository;
};

test('the versions that run together move, below the name of the target', () => {
  const { moves, images, problems } = promoted(usual(), 'staging', 'canary');
  expect([moves, problems]).toEqual([
    [
      { image: 'shop', version: '1.1', environments: ['canary-0', 'canary-1'] },
      { image: 'web', version: '2.1', environments: ['canary-0', 'canary-1'] },
    ],
    [],
  ]);
  expect(images).toEqual(
    imagesOf(
      { staging: '1.1', production: '1.0', canary: '1.1' },
      { staging: '2.1', production: '2.0', canary: '2.1' },
    ),
  );
});

test('only one image, or those of a system', () => {
  const names = (more: Partial<Promotion>) =>
    promoted(usual(), 'staging', 'canary', more).moves.map(({ image }) => image);
  expect([names({ image: 'web' }), names({ ofTarget: new Set(['shop']) })]).toEqual([['web'], ['shop']]);
  expect(told(promoted(usual(), 'staging', 'canary', { image: 'wbe' }))).toEqual([
    ['canary asks for no image "wbe".', 'It asks for "shop", "web".'],
  ]);
});

test('what is like the target moves with it, but for those with a nearer version', () => {
  const repository = usual();
  repository.set('shop', 'eu', '1.0');
  repository.commit();
  const { moves, images } = promoted(repository, 'staging', 'production', { image: 'shop' });
  expect(moves[0]?.environments).toEqual(['canary-0', 'canary-1', 'world-0', 'world-1', 'world-2']);
  expect(images['shop']?.versions).toEqual({ staging: '1.1', production: '1.1', eu: '1.0' });
});

test('a member that the source has no longer is missing; one that it never had stays', () => {
  const repository = usual();
  const { staging: _, ...others } = repository.images['web']!.versions;
  repository.images = { ...repository.images, web: { ...repository.images['web']!, versions: others } };
  repository.commit();
  expect(told(promoted(repository, 'staging', 'canary'))).toEqual([
    [
      'staging does not run the image "web", and canary asks for it.',
      'Give it a version in staging and let it run there, or promote the others one by one: --image <name>.',
    ],
  ]);
  expect(told(promoted(repository, 'staging', 'canary', { image: 'shop' }))).toEqual([]);
  const never = new Repository(imagesOf({ staging: '1.1', production: '1.0' }, { production: '2.0' }));
  expect(promoted(never, 'staging', 'canary', { accepted: ['shop'] })).toMatchObject({ kept: ['web'], problems: [] });
});

test('a source that is a part of the target', () => {
  expect(told(promoted(usual(), 'eu', 'production')).map(([message]) => message)).toEqual(['eu is in production.']);
});

test('a source that is not rendered, or not even, does not go on', () => {
  const idle = new Repository(imagesOf({ staging: '1.0', production: '1.0' }, { staging: '2.0', production: '2.0' }));
  idle.set('shop', 'staging', '1.1');
  idle.commit(false);
  expect(told(promoted(idle, 'staging', 'canary')).map(([message]) => message)).toEqual([
    'staging does not run its version of "shop": the committed output does not have it.',
  ]);
  const uneven = usual();
  uneven.set('shop', 'canary-1', '1.1');
  uneven.commit();
  expect(told(promoted(uneven, 'canary', 'eu'))).toEqual([
    [
      'canary has not one version of "shop": 1.0 in canary-0; 1.1 in canary-1.',
      'Finish what comes into canary first, or go back: plainsail promote --rollback canary.',
    ],
  ]);
});

test('a source that has moved meanwhile, or has changes in no commit', () => {
  const repository = usual();
  const { set } = promoted(repository, 'staging', 'canary');
  expect(told(promoted(repository, 'staging', 'canary', { expected: set }))).toEqual([]);
  repository.set('shop', 'staging', '1.2');
  expect(told(promoted(repository, 'staging', 'canary'))).toEqual([
    [
      'versions.json has 1.2 of "shop" for staging, which is not committed.',
      'Commit it, or take it back: git checkout versions.json.',
    ],
  ]);
  repository.commit();
  expect(told(promoted(repository, 'staging', 'canary', { expected: set })).map(([message]) => message)).toEqual([
    expect.stringMatching(/^staging has the set [0-9a-f]{12}, not [0-9a-f]{12}: it has moved meanwhile\.$/),
  ]);
});

test('a repair in the target is not lost, unless that is accepted', () => {
  const repository = usual();
  repository.set('shop', 'canary', '1.0.1');
  repository.commit();
  expect(told(promoted(repository, 'staging', 'canary'))).toEqual([
    [
      'canary runs 1.0.1 of "shop", which staging never ran: it would be lost.',
      'Bring it into staging first, or accept the loss: --accept shop.',
    ],
  ]);
  expect(promoted(repository, 'staging', 'canary', { accepted: ['shop'] }).moves).toHaveLength(2);
  repository.set('shop', 'staging', '1.0.1');
  repository.commit();
  repository.set('shop', 'staging', '1.2');
  repository.commit();
  expect(promoted(repository, 'staging', 'canary').moves).toHaveLength(2);
});

describe('rings', () => {
  const order = rings({ name: 'canary', soakDays: 2 }, { name: 'eu', soakDays: 1, atOnce: 3 }, 'world');
  const step = (repository: Repository, from: string, to: string) => {
    const result = promoted(repository, from, to, { rings: order });
    if (result.problems.length === 0) {
      repository.images = result.images;
      repository.commit();
    }
    return result;
  };

  test('a set goes from ring to ring, when it has soaked, and so many environments at a time', () => {
    const repository = usual();
    expect(step(repository, 'staging', 'canary').problems).toEqual([]);
    repository.wait(1);
    expect(told(step(repository, 'canary', 'eu'))).toEqual([
      ['canary has had its set since 2030-01-01, 1 of 2 days.', 'Promote it in 1 days.'],
    ]);
    repository.wait(1);
    const first = step(repository, 'canary', 'eu');
    expect([first.moves[0]?.environments, first.waiting]).toEqual([['eu-0', 'eu-1', 'eu-2'], ['eu-3']]);
    expect(told(step(repository, 'canary', 'eu')).map(([message]) => message)).toEqual([
      'eu has had its set since 2030-01-03, 0 of 1 days.',
    ]);
    expect(told(step(repository, 'eu', 'world'))[0]?.[0]).toContain('eu has not one version of "shop"');
    repository.wait(1);
    const last = step(repository, 'canary', 'eu');
    expect([last.moves[0]?.environments, last.waiting]).toEqual([['eu-3'], []]);
    expect(repository.images['shop']?.versions).toEqual({
      staging: '1.1',
      production: '1.0',
      canary: '1.1',
      eu: '1.1',
    });
    repository.wait(1);
    expect(step(repository, 'eu', 'world').moves).toHaveLength(2);
  });

  test('a ring is not left out, nor entered from the side', () => {
    const problems = (from: string, to: string) => told(promoted(usual(), from, to, { rings: order }))[0];
    expect([problems('staging', 'eu'), problems('canary', 'world'), problems('staging', 'eu-0')]).toEqual([
      [
        'eu does not follow staging: the rings are "canary", "eu", "world".',
        'Promote from the ring before it: plainsail promote canary eu.',
      ],
      [
        'world does not follow canary: the rings are "canary", "eu", "world".',
        'Promote from the ring before it: plainsail promote eu world.',
      ],
      ['environments of eu-0 are in the ring "eu".', 'Promote into the ring: plainsail promote canary eu.'],
    ]);
  });

  test('what is wrong with rings', () => {
    const wrong = rings({ name: 'mars' }, { name: 'eu', soakDays: -1, atOnce: 0 }, 'eu-0');
    expect(ringProblems(wrong, environments).map(({ message }) => message)).toEqual([
      'the ring "mars" has no environment.',
      'soakDays of the ring "eu" is -1.',
      'atOnce of the ring "eu" is 0.',
      'eu-0 is in the rings "eu" and "eu-0".',
    ]);
    expect(ringProblems(order, environments)).toEqual([]);
  });
});

describe('back', () => {
  const back = (repository: Repository, name: string) =>
    rollBack(repository.history, placeOf(environments, name), ['shop', 'web'], repository.images);

  test('to the set before, below the names that it had then', () => {
    const repository = usual();
    const before = repository.images;
    repository.images = promoted(repository, 'staging', 'canary').images;
    repository.commit();
    repository.wait(3);
    repository.set('shop', 'staging', '1.2');
    repository.commit();
    const { images, moves, to, problems } = back(repository, 'canary');
    expect(problems).toEqual([]);
    expect([moves, to?.day]).toEqual([
      [
        { image: 'shop', version: '1.0' },
        { image: 'web', version: '2.0' },
      ],
      '2030-01-01',
    ]);
    expect(images['shop']?.versions).toEqual({ ...before['shop']?.versions, staging: '1.2' });
  });

  test('nowhere, where there is nothing before or changes are in no commit', () => {
    const repository = usual();
    expect(told(back(repository, 'eu'))).toEqual([
      ['eu has had no other set: its history begins with this one.', 'There is nothing to go back to.'],
    ]);
    repository.set('shop', 'staging', '9.9');
    expect(told(back(repository, 'staging'))).toEqual([
      ['versions.json has changes of "shop" for staging, which are not committed.', 'Commit them, or take them back.'],
    ]);
  });
});

test('the skew of several places', () => {
  const repository = usual();
  repository.set('shop', 'eu-0', '1.1');
  const places = ['staging', 'canary', 'eu'].map(name => placeOf(environments, name));
  expect(skewOf(imagesOf(repository.images['shop']!.versions, { staging: '2.0', canary: '2.0' }), places)).toEqual([
    { image: 'shop', versions: ['1.1', '1.0', '1.1 (1 of 4), 1.0 (3 of 4)'], even: false },
    { image: 'web', versions: ['2.0', '2.0', 'none'], even: true },
  ]);
});
