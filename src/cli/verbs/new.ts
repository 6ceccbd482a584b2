import { byteText } from '../../core/base/byte-text.ts';
import { writeProject } from '../../core/scene/project-file.ts';
import { saveScene } from '../../core/scene/save.ts';
import { readyScenes } from '../../core/scenes/index.ts';
import { assertNoFile, writeWhole } from '../files.ts';
import { InputError, type Verb } from '../verb.ts';

export const newScene: Verb = {
  name: 'new',
  usage: 'new <scene-id> [-o <file>]',
  summary: 'Write a ready-made scene as a document of your own.',
  help: [
    ['-o, --out <file>', 'a .json or .rimshot file; standard output where absent'],
    ['--force', 'replace the file where it is there'],
  ],
  options: { out: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
  takes: [1, 1],
  async run({ positionals, values }) {
    const ready = readyScenes.find(positionals[0]!);
    if (!ready) {
      const known = readyScenes.all.map(({ id }) => id).join(', ');
      throw new InputError(`There is no ready-made scene "${positionals[0]}". There are: ${known}.`);
    }
    const scene = ready.make();
    const text = saveScene(scene);
    const out = values.out as string | undefined;
    if (out === undefined) return { exitCode: 0, json: scene, text };
    const content = out.endsWith('.rimshot') ? writeProject(scene) : new TextEncoder().encode(text);
    await assertNoFile(out, values.force === true);
    await writeWhole(out, content);
    return {
      exitCode: 0,
      json: { path: out, byteLength: content.length },
      text: `${ready.label} → ${out} (${byteText(content.length)})\n`,
    };
  },
};
