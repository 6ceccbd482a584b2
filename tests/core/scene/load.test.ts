import { describe, expect, it } from 'vitest';
import { loadScene, MAX_SCENE_BYTES, migrate, parseScene } from '../../../src/core/scene/load.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { MAX_PROPS } from '../../../src/core/scene/schema/limits.ts';
import { exampleData, exampleScene } from './example.ts';
import { problemsAfter } from './refuses.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

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
