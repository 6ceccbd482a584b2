import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { cuesJsonSchema } from '../../../../src/core/exporters/cues-json/cues-document.ts';
import { cuesJson } from '../../../../src/core/exporters/cues-json/cues-json.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { exported } from '../export-sample.ts';
import { shotWith } from '../wav/fixtures.ts';

const published = readFileSync(new URL('../../../../docs/spec/cues-v1.schema.json', import.meta.url), 'utf8');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false }).compile(
  JSON.parse(published),
);
const read = async (shot: ShotSpec, options: object = {}) =>
  JSON.parse((await exported(cuesJson, shot, options)).get('sound/cues.json')!);

describe('cues-json', () => {
  const shot = shotWith([
    { label: 'basketball hits court' },
    { label: 'muted', isMuted: true },
    {
      kind: 'dialogue',
      stem: 'dialogue',
      source: { type: 'told' },
      text: 'שלום, עולם ‏🏀',
      speaker: 'מאמן',
      words: [{ text: 'שלום,', timeS: 0.5, endTimeS: 0.8 }],
      visemes: [{ id: 'sil', timeS: 0.8 }],
    },
  ]);

  it('has a published schema that is up to date, and keeps to it', async () => {
    expect(published === `${JSON.stringify(cuesJsonSchema(), null, 2)}\n`, 'run node scripts/write-spec.mjs').toBe(
      true,
    );
    for (const of of [shot, shotWith([])]) {
      validate(await read(of));
      expect(validate.errors).toBeNull();
    }
    const json = await read(shot);
    expect(validate({ ...json, later: 1 })).toBe(true);
    expect(validate({ ...json, version: 2 })).toBe(false);
    expect(validate({ ...json, clock: 'guess' })).toBe(false);
  });

  it('lists every cue as the shot spec has it, muted ones too, with its class', async () => {
    const json = await read(shot);
    expect(json.cues.map(({ audioSet, ...cue }: Record<string, unknown>) => cue)).toEqual(shot.audio.cues);
    expect(json.cues.map((cue: { audioSet: { name: string } }) => cue.audioSet.name)).toEqual([
      'Basketball bounce',
      'Basketball bounce',
      'Speech',
    ]);
    expect(json).toMatchObject({ format: 'rimshot-cues', version: 1, clock: 'contact', listener: { type: 'camera' } });
    expect(json.clip).toEqual({ name: 'Missed throw', frameRate: { num: 24, den: 1 }, frameCount: 48, durationS: 2 });
  });

  it('tells loudness where it was measured and there is any', async () => {
    const { loudness, stems } = await read(shot);
    expect(stems.effects.loudness).toEqual(loudness);
    expect(loudness.truePeakDb).toBeLessThan(0);
    expect(stems.music.loudness).toBeNull();
    expect((await read(shot, { isMeasured: false })).loudness).toBeNull();
    expect((await read(shotWith([]))).loudness).toEqual({ integratedLufs: null, truePeakDb: null });
  });

  it('writes the same bytes twice, and says what is missing', async () => {
    expect(await exported(cuesJson, shot)).toEqual(await exported(cuesJson, shot));
    const spoken = shotWith([
      { kind: 'dialogue', stem: 'dialogue', text: 'Hi', source: { type: 'spoken', voice: 'kal' } },
    ]);
    const preflight = (isMeasured: boolean) =>
      cuesJson.preflight(spoken, cuesJson.options.parse({ isMeasured }), new Map());
    expect(preflight(true)[0]!.message).toContain('has not been spoken');
    expect(preflight(false)).toEqual([]);
    expect(cuesJson.preflight(shotWith([]), {})[0]!.message).toContain('no cue');
  });
});
