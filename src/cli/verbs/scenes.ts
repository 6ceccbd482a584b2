import { readyScenes } from '../../core/scenes/index.ts';
import { columns } from '../layout.ts';
import type { Verb } from '../verb.ts';

export const scenes: Verb = {
  name: 'scenes',
  usage: 'scenes',
  summary: 'List the ready-made scenes.',
  help: [],
  options: {},
  takes: [0, 0],
  async run() {
    const list = readyScenes.all.map(({ id, label, hint }) => ({ id, label, hint }));
    return {
      exitCode: 0,
      json: { scenes: list },
      text: columns(list.map(({ id, label, hint }) => [id, label, hint])),
    };
  },
};
