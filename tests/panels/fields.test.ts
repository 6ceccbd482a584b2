import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf, labelOfName } from '../../src/panels/schema-form/fields.ts';

describe('fieldsOf', () => {
  const schema = z.strictObject({
    radiusM: z.number().min(0.01).max(2).default(0.12).meta({ label: 'Radius', unit: 'm', step: 0.001 }),
    tiltRad: z.number().meta({ label: 'Tilt', min: -1, max: 1 }).default(0),
    count: z.int().min(1).max(9).default(3),
    finish: z.enum(['matte', 'high-gloss']).default('matte'),
    hasNet: z.boolean().default(true),
    sizeM: z.tuple([z.number().min(0.01), z.number(), z.number()]).default([1, 2, 3]),
    targetPropId: z.string().optional(),
    marks: z.record(z.string(), z.number()).default({}),
  });
  const byKey = new Map(fieldsOf(schema).map((field) => [field.key, field]));

  it('reads label, unit, range and step through defaults', () => {
    expect(byKey.get('radiusM')).toMatchObject({
      type: 'number',
      label: 'Radius',
      unit: 'm',
      min: 0.01,
      max: 2,
      step: 0.001,
      typical: 0.12,
      isInteger: false,
    });
  });

  it('takes what is said inside a default, and the unit from the name where none is said', () => {
    expect(byKey.get('tiltRad')).toMatchObject({ type: 'number', label: 'Tilt', unit: 'rad', min: -1, max: 1 });
  });

  it('tells whole numbers, choices, flags, vectors and props apart', () => {
    expect(byKey.get('count')).toMatchObject({ type: 'number', isInteger: true, min: 1, max: 9 });
    expect(byKey.get('finish')).toMatchObject({
      type: 'choice',
      options: [
        { value: 'matte', label: 'Matte' },
        { value: 'high-gloss', label: 'High gloss' },
      ],
    });
    expect(byKey.get('hasNet')).toMatchObject({ type: 'flag' });
    expect(byKey.get('sizeM')).toMatchObject({ type: 'vector', unit: 'm', min: 0.01, typical: 1 });
    expect(byKey.get('targetPropId')).toMatchObject({ type: 'prop', isOptional: true });
  });

  it('leaves out what no form can show, and shows nothing for what is no object', () => {
    expect(byKey.has('marks')).toBe(false);
    expect(fieldsOf(z.number())).toEqual([]);
  });
});

describe('labelOfName', () => {
  it('reads like words', () => {
    expect(labelOfName('ringRadiusM')).toBe('Ring radius');
    expect(labelOfName('hasNet')).toBe('Has net');
    expect(labelOfName('M')).toBe('M');
  });
});

describe('a list of numbers', () => {
  it('is a choice that is kept as a number, in its unit', () => {
    const schema = z.object({
      sampleRate: z.union([z.literal(44_100), z.literal(48_000)]).meta({ unit: 'Hz' }),
      frameRate: z.literal([10, 24]).default(24).meta({ label: 'Rate' }),
    });
    expect(fieldsOf(schema)).toMatchObject([
      {
        type: 'choice',
        isNumber: true,
        options: [
          { value: '44100', label: '44100 Hz' },
          { value: '48000', label: '48000 Hz' },
        ],
      },
      { type: 'choice', isNumber: true, label: 'Rate', options: [{ value: '10' }, { value: '24' }] },
    ]);
  });
});
