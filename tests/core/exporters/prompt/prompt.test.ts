import { describe, expect, test } from 'vitest';
import type { Cue } from '../../../../src/core/cues/cue.ts';
import { prompt } from '../../../../src/core/exporters/prompt/prompt.ts';
import { promptText } from '../../../../src/core/prompts/prompt-text.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotContact, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleCue, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';

const sample = (cues?: readonly Cue[]) => buildShotSpec(sampleInput(undefined, cues));
const block = (text: string, heading: string) => text.split('\n\n').find((b) => b.startsWith(`${heading}:`)) ?? '';

test('says scene, cinematography, actions, dialogue and sound, in this order', async () => {
  const text = (await exported(prompt, sample())).get('prompt.txt')!;
  expect(text).toBe(`A bare room. In it: a hardwood floor, 20 by 20 m; and an orange basketball, 20 cm across.

Cinematography:
Camera shot: medium wide shot, hip level
Lens: 35 mm on a 36 × 24 mm sensor, f/4, focus on the basketball
Movement: static, locked off
Lighting: Flat daylight.

Actions:
- 0.0–0.8 s: The basketball arcs up and over to the right of frame, toward the floor.
- 0.8 s: It strikes the floor and bounces up.

Dialogue:
None.

Background Sound:
As the basketball meets the floor, a thump and wooden knock (0.8 s). No voices, no music.
`);
});

/** The sample's bounce, again, at other instants, with other partners. */
function withHits(spec: ShotSpec, hits: { atS: number; part?: string; speed?: number }[]): ShotSpec {
  const model = spec.contacts[0]!;
  const contacts = hits.map(
    ({ atS, part = 'floor', speed = 5 }, i): ShotContact => ({
      ...model,
      id: `hit-${i}`,
      timeS: atS,
      clipTimesS: [atS],
      partIds: [part, 'ball'],
      normalSpeedMps: speed,
    }),
  );
  return { ...spec, contacts };
}

describe('actions', () => {
  const actions = (spec: ShotSpec) => block(promptText(spec), 'Actions').split('\n').slice(1);

  test('bounces on one thing share a bullet', () => {
    const lines = actions(
      withHits(sample(), [
        { atS: 0.2, speed: 5 },
        { atS: 0.5, speed: 4 },
        { atS: 0.9, speed: 3 },
      ]),
    );
    expect(lines).toEqual([
      '- 0.2–0.9 s: The basketball strikes the floor and bounces two times more, each time lower, at 0.5 and 0.9 s.',
    ]);
  });

  test('hits closer than a quarter of a second are one phrase', () => {
    const lines = actions(withHits(sample(), [{ atS: 0.2 }, { atS: 0.3 }]));
    expect(lines[0]).toBe('- 0.2–0.3 s: The basketball strikes the floor twice in quick succession.');
  });

  test('how hard it is shows in the verb, and what settles is left out', () => {
    const verb = (speed: number) => actions(withHits(sample(), [{ atS: 0.1, speed }]))[0];
    expect(verb(0.1)).not.toContain('floor and');
    expect(verb(0.3)).toContain('touches the floor');
    expect(verb(1)).toContain('taps the floor');
    expect(verb(2)).toContain('hits the floor');
    expect(verb(6)).toContain('strikes the floor');
  });

  test('a cut is a bullet of its own, and slow motion is told', () => {
    const scene = sampleScene({
      a: sampleShot('a0', { durationFrames: 12 }),
      b: sampleShot('a1', { name: 'Close', cameraId: 'cam-b', sourceStartS: 0.5, speed: 0.5 }),
    });
    const text = promptText(buildShotSpec(sampleInput(scene)));
    expect(text).toContain('- 0.5 s: Cut to shot 2, medium shot.');
    expect(text).toContain('Shot 1, 0.0–0.5 s: medium wide shot, hip level; ');
    expect(text).toContain('static, locked off; slow motion, 50 % of real speed');
  });

  test('a missed opening is told as missed, with its net and its sound', () => {
    const spec = sample();
    const hoop: ShotSpec['bodies'][number] = {
      ...spec.bodies[0]!,
      id: 'floor',
      passages: [{ id: 'hoop', label: 'hoop', centerM: [0, 3, 0], normal: [0, 1, 0], radiusM: 0.2 }],
      parts: [
        ...spec.bodies[0]!.parts,
        {
          ...spec.bodies[0]!.parts[0]!,
          id: 'net',
          label: 'net',
          role: 'show',
          shape: { type: 'strands', segmentsM: [], radiusM: 0.01 },
        },
      ],
    };
    const missed = { ...spec, bodies: [hoop, spec.bodies[1]!] };
    expect(actions(missed).at(-1)).toBe(
      '- The basketball never goes through the hoop: it misses, and does not go in. The net does not move.',
    );
    expect(block(promptText(missed), 'Background Sound')).toContain('No net swish, for the net hangs still');
    const pass = {
      type: 'pass' as const,
      timeS: 0.5,
      clipTimesS: [0.5],
      propIds: ['ball', 'floor'],
      partIds: ['hoop'],
      label: 'through the hoop',
    };
    const made = { ...missed, outcome: { ...spec.outcome, happened: [pass] } };
    expect(actions(made).join('\n')).toContain('0.5 s: It passes through the hoop.');
    expect(promptText(made)).not.toContain('never goes');
  });

  /** The sample's ball many times over, each with its own noun or name. */
  const crowd = (n: number, noun: (i: number) => string): ShotSpec => {
    const spec = sample();
    const many = Array.from({ length: n }, (_, i) => ({ ...spec.bodies[1]!, id: `ball-${i}`, subjectId: `ball-${i}` }));
    return {
      ...spec,
      bodies: [spec.bodies[0]!, ...many],
      subjects: [
        spec.subjects[0]!,
        ...many.map((b, i) => ({ ...spec.subjects[1]!, id: b.id, noun: noun(i), name: `Ball ${i}`, bodyIds: [b.id] })),
      ],
      trajectories: many.map((b) => ({ ...spec.trajectories[0]!, bodyId: b.id })),
      contacts: many.map((b, i) => ({
        ...spec.contacts[0]!,
        id: `c${i}`,
        bodyIds: ['floor', b.id],
        clipTimesS: [0.3 + i / 100],
      })),
    };
  };

  test('nothing more than a dozen bullets', () => {
    const lines = actions(crowd(30, (i) => `thing${i}`));
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toMatch(/^- Around these, \d+ other movements and contacts go on\.$/);
  });

  test('two of a kind go by their names, many of a kind are told together', () => {
    expect(actions(crowd(2, () => 'basketball')).join('\n')).toContain('- 0.3 s: Ball 1 strikes the floor.');
    expect(actions(crowd(8, () => 'box'))).toEqual([
      '- 0.3–0.4 s: The eight balls collide with the floor, hardest at 0.3 s.',
      '- 1.0 s: They are all still moving.',
    ]);
    const text = promptText(crowd(8, () => 'basketball'));
    expect(text).toContain('and eight orange basketballs, each 20 cm across.');
  });
});

describe('sound', () => {
  const sound = (cues: Cue[]) => block(promptText(sample(cues)), 'Background Sound');

  test('names at most eight, the salient ones, in order of time', () => {
    const cues = Array.from({ length: 12 }, (_, i) =>
      sampleCue({
        id: `c${i}`,
        kind: 'effect',
        label: `sound number ${i}`,
        timeS: i / 20,
        salience: i === 0 ? 0.9 : i / 20,
      }),
    );
    const named = sound(cues).match(/sound number \d+/gi)!;
    expect(named).toEqual([0, 5, 6, 7, 8, 9, 10, 11].map((i, k) => `${k === 0 ? 'S' : 's'}ound number ${i}`));
  });

  test('says what follows at once, what later, and what is silent', () => {
    const text = sound([
      sampleCue({ kind: 'effect', label: 'a whistle', timeS: 0.1 }),
      sampleCue({ kind: 'effect', label: 'a clap', timeS: 0.4 }),
      sampleCue({ kind: 'silence', label: 'hush', timeS: 0.6, endTimeS: 0.9, contactId: null }),
    ]);
    expect(text).toContain(
      'A whistle (0.1 s). Right after, a clap (0.4 s). Silence at 0.6–0.9 s. No voices, no music.',
    );
  });

  test('muted cues are not heard, and speech is quoted under dialogue', () => {
    expect(sound([sampleCue({ isMuted: true })])).toContain('Nothing of the action is heard.');
    const said = sampleCue({ kind: 'dialogue', contactId: null, timeS: 0.5, text: 'So close.', speaker: 'coach' });
    expect(block(promptText(sample([said])), 'Dialogue')).toBe('Dialogue:\n- Coach (0.5 s): "So close."');
  });
});

test('warns where the outcome is not what was wanted', () => {
  const spec = sample();
  const wanted = [
    {
      id: 'x',
      label: 'never through the hoop',
      mode: 'never' as const,
      isMet: false,
      margin: null,
      timeS: 1,
      clipTimesS: [],
    },
  ];
  const problems = prompt.preflight({ ...spec, outcome: { ...spec.outcome, wanted, isMet: false } }, {});
  expect(problems[0]!.message).toContain('Not as wanted: never through the hoop.');
});
