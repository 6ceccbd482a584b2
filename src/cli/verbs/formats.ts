import { exporters } from '../../core/exporters/index.ts';
import { columns } from '../layout.ts';
import type { Verb } from '../verb.ts';

export const formats: Verb = {
  name: 'formats',
  usage: 'formats',
  summary: 'List what can be written, and who reads it.',
  help: [],
  options: {},
  takes: [0, 0],
  async run() {
    const list = exporters.all.map(({ id, label, readers, wants }) => ({
      id,
      label,
      readers,
      needsFrames: wants !== undefined,
    }));
    return {
      exitCode: 0,
      json: { formats: list },
      text: columns(list.map((f) => [f.id, f.needsFrames ? `${f.label} (needs the editor)` : f.label, f.readers])),
    };
  },
};
