import { brokenScenes } from '../../core/broken/index.ts';
import { readyScenes } from '../../core/scenes/index.ts';
import { BROKEN } from '../broken.ts';
import { columns } from '../layout.ts';
import type { Verb } from '../verb.ts';

export const scenes: Verb = {
  name: 'scenes',
  usage: 'scenes [--broken]',
  summary: 'List the ready-made scenes, or those that are broken on purpose.',
  help: [['--broken', 'list the scenes that show what each check finds, for `rimshot check broken/<id>`']],
  options: { broken: { type: 'boolean' } },
  takes: [0, 0],
  async run({ values }) {
    const list =
      values.broken === true
        ? brokenScenes.all.map(({ id, label, hint, checkId }) => ({ id: BROKEN + id, label, hint, checkId }))
        : readyScenes.all.map(({ id, label, hint }) => ({ id, label, hint }));
    return {
      exitCode: 0,
      json: { scenes: list },
      text: columns(list.map(({ id, label, hint }) => [id, label, hint])),
    };
  },
};
