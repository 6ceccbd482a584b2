import { describe, expect, it } from 'vitest';
import { loadScene, MAX_SCENE_BYTES, migrate, parseScene } from '../../../src/core/scene/load.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { MAX_PROPS } from '../../../src/core/scene/schema/limits.ts';
import { exampleData, exampleScene } from './example.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The problems of the example after `spoil` has been at it. */
function problemsAfter(spoil: (data: ReturnType<typeof exampleData>) => void) {
  const data = exampleData();
  spoil(data);
  const result = loadScene(data);
  return {
    ok: result.ok,
    paths: result.problems.map((p) => p.path),
    text: result.problems.map((p) => p.message).join('\n'),
  };
}

describe('loadScene', () => {
  it('loads the example whole, and shares nothing with it', () => {
    const data = exampleData();
    const result = loadScene(data);
    expect(result).toMatchObject({ ok: true, problems: [] });
    if (!result.ok) return;
    expect(result.value).toEqual(exampleScene());
    data.props.ball.positionM[0] = 99;
    data.cameras.dolly.rig.params.marks = {};
    expect(result.value).toEqual(exampleScene());
  });

  it('names the thing, the rule and the value', () => {
    const { ok, text, paths } = problemsAfter((data) => {
      data.settings.durationS = 1e6;
    });
    expect(ok).toBe(false);
    expect(paths).toEqual(['settings.durationS']);
    expect(text).toBe('Settings: durationS must be at most 600 s, but is 1000000. Change it to fit.');
  });

  // Each row spoils one thing; the problem must lie at the path and say the words.
  const rows: readonly (readonly [
    what: string,
    path: string,
    words: string,
    spoil: Parameters<typeof problemsAfter>[0],
  ])[] = [
    [
      'another format',
      'format',
      '"rimshot-shot"',
      (d) => {
        d.format = 'rimshot-shot';
      },
    ],
    [
      'no format',
      'format',
      'names no format',
      (d) => {
        delete d.format;
      },
    ],
    [
      'a newer version',
      'version',
      'newer Rimshot (version 3',
      (d) => {
        d.version = 3;
      },
    ],
    [
      'a version that is no number',
      'version',
      'whole number',
      (d) => {
        d.version = '1';
      },
    ],
    [
      'a fractional version',
      'version',
      'whole number',
      (d) => {
        d.version = 0.5;
      },
    ],
    [
      'an unknown field',
      '',
      '"extra"',
      (d) => {
        d.extra = 1;
      },
    ],
    [
      'a missing field',
      'props.ball.positionM',
      'Prop "Ball": positionM is missing',
      (d) => {
        delete d.props.ball.positionM;
      },
    ],
    [
      'NaN',
      'props.ball.positionM.1',
      'not a finite number',
      (d) => {
        d.props.ball.positionM[1] = Number.NaN;
      },
    ],
    [
      'infinity',
      'settings.gravityMps2.1',
      '-Infinity',
      (d) => {
        d.settings.gravityMps2[1] = Number.NEGATIVE_INFINITY;
      },
    ],
    [
      'a negative size',
      'props.ball.params.radiusM',
      'at least 0.005 m, but is -3',
      (d) => {
        d.props.ball.params.radiusM = -3;
      },
    ],
    [
      'an absurd size',
      'props.ball.params.radiusM',
      'at most 10 m, but is 1e+300',
      (d) => {
        d.props.ball.params.radiusM = 1e300;
      },
    ],
    [
      'a negative mass',
      'props.ball.params.massKg',
      'but is -1',
      (d) => {
        d.props.ball.params.massKg = -1;
      },
    ],
    [
      'a param that the kind does not know',
      'props.ball.params',
      '"squish"',
      (d) => {
        d.props.ball.params.squish = 1;
      },
    ],
    [
      'a text where a number belongs',
      'props.ball.params.radiusM',
      'must be a number, but is "big"',
      (d) => {
        d.props.ball.params.radiusM = 'big';
      },
    ],
    [
      'an unknown kind',
      'props.ball.kind',
      '"balloon" is not a kind',
      (d) => {
        d.props.ball.kind = 'balloon';
      },
    ],
    [
      'an inherited name as kind',
      'props.ball.kind',
      '"toString" is not a kind',
      (d) => {
        d.props.ball.kind = 'toString';
      },
    ],
    [
      'an unknown rig',
      'cameras.wide.rig.kind',
      '"drone" is not a kind',
      (d) => {
        d.cameras.wide.rig.kind = 'drone';
      },
    ],
    [
      'a rig with wrong params',
      'cameras.wide.rig.params.rollRad',
      'must be at most',
      (d) => {
        d.cameras.wide.rig.params.rollRad = 100;
      },
    ],
    [
      'a place beyond the scene',
      'props.ball.positionM.0',
      'at most 10000 m',
      (d) => {
        d.props.ball.positionM[0] = 1e9;
      },
    ],
    [
      'a rotation of another length',
      'props.ball.rotation',
      'unit quaternion',
      (d) => {
        d.props.ball.rotation = [0, 0, 0, 2];
      },
    ],
    [
      'a throw along one axis beyond the limit',
      'props.ball.release.velocityMps.2',
      'at least -400 m/s',
      (d) => {
        d.props.ball.release.velocityMps = [0, 0, -401];
      },
    ],
    // 300 along each of two axes is 424 m/s.
    [
      'a throw beyond the limit only in sum',
      'props.ball.release.velocityMps',
      'at most 400 m/s',
      (d) => {
        d.props.ball.release.velocityMps = [300, 300, 0];
      },
    ],
    [
      'a spin beyond the limit',
      'props.ball.release.angularVelocityRadps.0',
      '4000 rad/s',
      (d) => {
        d.props.ball.release.angularVelocityRadps = [5000, 0, 0];
      },
    ],
    [
      'an override beyond the limit',
      'takes.take-2.overrides.ball.release.velocityMps.0',
      'Take "Take 2"',
      (d) => {
        d.takes['take-2'].overrides.ball.release.velocityMps = [500, 0, 0];
      },
    ],
    [
      'an unknown drive',
      'props.ball.drive.type',
      'one of "still", "free", "animated", "let-go", but is "flying"',
      (d) => {
        d.props.ball.drive = { type: 'flying' };
      },
    ],
    [
      'a bad id',
      'props.Bad Id',
      'lower-case letters',
      (d) => {
        d.props['Bad Id'] = d.props.crate;
      },
    ],
    [
      'an order key that is none',
      'props.ball.order',
      '"a0"',
      (d) => {
        d.props.ball.order = '1';
      },
    ],
    [
      'an empty joint',
      'joints.hinge.name',
      'Joint "hinge": name is missing',
      (d) => {
        d.joints.hinge = {};
      },
    ],
    [
      'a window that ends before it begins',
      'outcome.touches.window',
      'toS may not be less',
      (d) => {
        d.outcome.touches.window = { fromS: 2, toS: 1 };
      },
    ],
    [
      'a box turned inside out',
      'outcome.lands',
      'must be a box',
      (d) => {
        d.outcome.lands.minM = [9, 0, 0];
      },
    ],
    [
      'an unknown condition',
      'outcome.miss.type',
      'one of "touch"',
      (d) => {
        d.outcome.miss.type = 'explode';
      },
    ],
    [
      'a shot of no camera',
      'shots.shot-a.cameraId',
      'the camera "gone", which does not exist. Choose',
      (d) => {
        d.shots['shot-a'].cameraId = 'gone';
      },
    ],
    [
      'a shot of no take',
      'shots.shot-a.takeId',
      'the take "gone"',
      (d) => {
        d.shots['shot-a'].takeId = 'gone';
      },
    ],
    [
      'no active take',
      'activeTakeId',
      'the take "gone"',
      (d) => {
        d.activeTakeId = 'gone';
      },
    ],
    [
      'an inherited name as reference',
      'activeTakeId',
      'the take "constructor"',
      (d) => {
        d.activeTakeId = 'constructor';
      },
    ],
    [
      'a take of no parent',
      'takes.take-2.parent',
      'the take "gone"',
      (d) => {
        d.takes['take-2'].parent = 'gone';
      },
    ],
    [
      'a take that descends from itself',
      'takes.take-1.parent',
      'lead back to it',
      (d) => {
        d.takes['take-1'].parent = 'take-2';
      },
    ],
    [
      'an override of no prop',
      'takes.take-2.overrides.gone',
      'the prop "gone"',
      (d) => {
        d.takes['take-2'].overrides.gone = {};
      },
    ],
    [
      'a condition on no prop',
      'outcome.settles.propId',
      'the prop "gone"',
      (d) => {
        d.outcome.settles.propId = 'gone';
      },
    ],
    [
      'a condition on no part',
      'outcome.touches.b',
      'the part "handle", which "Hoop" does not have',
      (d) => {
        d.outcome.touches.b.partId = 'handle';
      },
    ],
    [
      'a step on no part',
      'outcome.order.steps.rim.part',
      'the part "handle"',
      (d) => {
        d.outcome.order.steps.rim.part.partId = 'handle';
      },
    ],
    [
      'a condition on no passage',
      'outcome.miss.through',
      'the passage "door"',
      (d) => {
        d.outcome.miss.through.passageId = 'door';
      },
    ],
    [
      'a focus on no prop',
      'cameras.wide.lens.focus.propId',
      'the prop "gone"',
      (d) => {
        d.cameras.wide.lens.focus.propId = 'gone';
      },
    ],
    [
      'a rig on no prop',
      'cameras.chase.rig.params',
      'the prop "gone"',
      (d) => {
        d.cameras.chase.rig.params.targetPropId = 'gone';
      },
    ],
    [
      'a speed of nothing',
      'shots.shot-a.speed',
      'at least 0.01',
      (d) => {
        d.shots['shot-a'].speed = 0;
      },
    ],
    [
      'half a frame',
      'shots.shot-a.durationFrames',
      'whole number',
      (d) => {
        d.shots['shot-a'].durationFrames = 0.5;
      },
    ],
    [
      'light from nowhere',
      'lights.key.direction',
      'must point somewhere',
      (d) => {
        d.lights.key.direction = [0, 0, 0];
      },
    ],
    [
      'a list where records belong',
      'props',
      'records by id',
      (d) => {
        d.props = [];
      },
    ],
    [
      'an asset of no hash',
      'assets.crate',
      'SHA-256',
      (d) => {
        d.assets.crate = { name: '', mediaType: '', byteLength: 0 };
      },
    ],
  ];
  it.each(rows)('refuses %s', (_, path, words, spoil) => {
    const { ok, paths, text } = problemsAfter(spoil);
    expect(ok).toBe(false);
    expect(paths).toContain(path);
    expect(text).toContain(words);
  });

  it('refuses more props than it can simulate, and not one fewer', () => {
    const crowd = (count: number) => (data: ReturnType<typeof exampleData>) => {
      for (let i = Object.keys(data.props).length; i < count; i++) data.props[`p-${i}`] = data.props.crate;
    };
    expect(problemsAfter(crowd(MAX_PROPS)).ok).toBe(true);
    expect(problemsAfter(crowd(MAX_PROPS + 1)).text).toContain('at most 5000 records');
  });

  it('counts problems beyond the first fifty', () => {
    const { text } = problemsAfter((data) => {
      for (let i = 0; i < 80; i++) data.words[`w${i}`] = 1;
      for (let i = 0; i < 80; i++) data.lights[`l${i}`] = 1;
    });
    // One for the unknown words, one for each of 80 lights: 81, of which 50 are shown.
    expect(text).toContain('And 31 more problems');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s wherever it stands', (key) => {
    for (const at of [
      '{"format":"rimshot-scene","version":1,KEY',
      '{"format":"rimshot-scene","props":{"ball":{"params":{KEY}}}',
    ]) {
      const text = `${at.replace('KEY', `${JSON.stringify(key)}:{"polluted":1}`)}}`;
      const result = loadScene(JSON.parse(text));
      expect(result.ok).toBe(false);
      expect(result.problems[0]?.message).toContain(`"${key}"`);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses what is not plain data, without throwing', () => {
    const circle: Record<string, unknown> = { format: 'rimshot-scene', version: 1 };
    circle.self = circle;
    const wide: Record<string, unknown> = {};
    for (let i = 0; i < 20; i++) wide[`k${i}`] = wide;
    const hostile = {
      get format(): string {
        throw {
          toString() {
            throw new Error('no');
          },
        };
      },
    };
    const shifty = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no');
        },
      },
    );
    const others = [
      undefined,
      null,
      1,
      'scene',
      true,
      [],
      () => 1,
      Symbol('s'),
      10n,
      new Date(0),
      new Map(),
      new Array(4_000_000_000),
    ];
    for (const raw of [
      circle,
      wide,
      hostile,
      shifty,
      { a: () => 1 },
      { a: [undefined, 1] },
      { a: 1n },
      { a: new Date(0) },
      ...others,
    ]) {
      const result = loadScene(raw);
      expect(result.ok).toBe(false);
      expect(result.problems.length).toBeGreaterThan(0);
    }
  });

  it('warns of what will not come out as meant, and loads it', () => {
    const data = exampleData();
    // A box is held back to pi/4 a step: 188.5 rad/s at 240 Hz; a ball is not.
    data.props.crate.release = { velocityMps: [0, 0, 0], angularVelocityRadps: [200, 0, 0] };
    data.props.ball.release.angularVelocityRadps = [300, 0, 0];
    data.shots['shot-c'].sourceStartS = 5;
    const result = loadScene(data);
    expect(result.ok).toBe(true);
    expect(result.problems.map(({ level, path }) => `${level} ${path}`)).toEqual([
      'warning props.crate.release',
      'warning shots.shot-c.sourceStartS',
    ]);
    expect(result.problems[0]?.message).toContain('255 or more');
  });
});

describe('parseScene', () => {
  it('reads what saveScene wrote, with or without a byte-order mark', () => {
    const text = saveScene(exampleScene());
    for (const start of ['', '\ufeff']) {
      const result = parseScene(bytesOf(start + text));
      expect(result.ok && result.value).toEqual(exampleScene());
    }
  });

  it('refuses a file that is too large before it reads it', () => {
    const result = parseScene(new Uint8Array(MAX_SCENE_BYTES + 1));
    expect(result.problems[0]?.message).toContain('may have 64 MB');
  });

  it('refuses what is not text', () => {
    expect(parseScene(Uint8Array.of(0x7b, 0xff, 0xfe)).problems[0]?.message).toContain('UTF-8');
    expect(parseScene(new Uint8Array(0)).problems[0]?.message).toContain('not valid JSON');
  });

  it('refuses numbers that do not fit', () => {
    const text = saveScene(exampleScene()).replace('"durationS": 4', '"durationS": 1e999');
    expect(parseScene(bytesOf(text)).problems[0]).toMatchObject({ path: 'settings.durationS' });
  });
});

describe('what the gate brings in order, and what it does not let in', () => {
  it('makes unit quaternions of those that are nearly so, once', () => {
    const data = exampleData();
    // A turn by 90 degrees about y, each number 0.04 percent too large: its square is 1.0008.
    const unit = [0, Math.SQRT1_2, 0, Math.SQRT1_2];
    data.props.ball.rotation = unit.map((value) => value * 1.0004);
    const result = loadScene(data);
    if (!result.ok) throw new Error('it does not load');
    const { rotation } = result.value.props.ball!;
    rotation.forEach((value, k) => {
      expect(value).toBeCloseTo(unit[k]!, 15);
    });
    expect(parseScene(bytesOf(saveScene(result.value)))).toMatchObject({ ok: true, value: result.value });
  });

  it.each([
    [240_000, 1, false],
    [241, 1, false],
    [1, 2, false],
    [240, 1, true],
    [1, 1, true],
    [24_000, 1001, true],
  ])('takes %d/%d frames a second: %s', (num, den, isTaken) => {
    const { ok, text } = problemsAfter((data) => {
      data.settings.frameRate = { num, den };
    });
    expect(ok).toBe(isTaken);
    if (!isTaken) expect(text).toContain('Settings: frameRate must be 1 to 240 frames a second');
  });

  it('warns of a shot that outlasts the scene', () => {
    const frames = (durationFrames: number) =>
      problemsAfter((data) => {
        data.settings.durationS = 2;
        data.settings.frameRate = { num: 24, den: 1 };
        for (const shot of Object.values<{ durationFrames: number; sourceStartS: number; speed: number }>(data.shots))
          Object.assign(shot, { sourceStartS: 1, durationFrames: 1, speed: 1 });
        data.shots['shot-a'].durationFrames = durationFrames;
      });
    // From 1 s on, frame 24 (the 25th) shows the end at 2 s.
    expect(frames(25)).toMatchObject({ ok: true, paths: [] });
    expect(frames(72)).toMatchObject({ ok: true, paths: ['shots.shot-a.durationFrames'] });
    expect(frames(72).text).toContain('up to 4 s, but the scene ends at 2 s');
  });
});

describe('migrate', () => {
  it('runs each step from the version on, and sets the version it leads to', () => {
    const list = [
      { from: 1, note: '', migrate: (d: object) => ({ ...d, one: true }) },
      { from: 2, note: '', migrate: (d: object) => ({ ...d, two: true }) },
    ];
    expect(migrate({ version: 1 }, 1, list)).toEqual({ version: 3, one: true, two: true });
    expect(migrate({ version: 2 }, 2, list)).toEqual({ version: 3, two: true });
    expect(migrate({ version: 3 }, 3, list)).toEqual({ version: 3 });
  });
});
