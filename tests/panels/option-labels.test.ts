import { describe, expect, it } from 'vitest';
import { exporters } from '../../src/core/exporters/index.ts';
import { fieldsOf } from '../../src/panels/schema-form/fields.ts';

/** Names that a label made from an id writes wrongly: its first letter alone is large. */
const NAMES = ['Api', 'Ati', 'Avc', 'Av1', 'Exr', 'Fdl', 'Ltx', 'Npy', 'Png', 'Seg', 'Srt', 'Vace', 'Vp9', 'Vtt'];

describe.each(exporters.all.map((exporter) => [exporter.id, exporter] as const))('options of %s', (_, { options }) => {
  const lists = fieldsOf(options).flatMap((field) => ('options' in field ? [field.options] : []));

  it('call no two choices of a list the same, and write names as their owners do', () => {
    for (const choices of lists) {
      const labels = choices.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.filter((label) => label.split(/[ -]/).some((word) => NAMES.includes(word)))).toEqual([]);
      expect(labels.filter((label) => /^[a-z]|_/.test(label))).toEqual([]);
    }
  });
});
