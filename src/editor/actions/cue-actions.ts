import { z } from 'zod';
import { newId } from '../../core/base/id.ts';
import { inSentence } from '../../core/base/in-sentence.ts';
import { frameToSeconds, secondsToFrame } from '../../core/base/time.ts';
import { addAsset } from '../../core/scene/edits/assets.ts';
import { addCue, changeCue } from '../../core/scene/edits/cues.ts';
import { importSound } from '../import-sound.ts';
import { NEW_CUES, type UnplacedCue } from '../new-cues.ts';
import { lastFrame } from '../playhead.ts';
import { type Action, type ActionContext, defineAction } from './action.ts';

/** Where something new goes: on the frame of the playhead or the instant given, with a frame at least of the scene left. */
function placeOf(
  { editor }: ActionContext,
  atS = editor.playhead.timeS,
): { readonly timeS: number; readonly leftS: number } {
  const { durationS, frameRate } = editor.document.store.getState().scene.settings;
  const frame = Math.min(secondsToFrame(Math.max(0, atS), frameRate), lastFrame(durationS, frameRate));
  const timeS = frameToSeconds(frame, frameRate);
  return { timeS, leftS: durationS - timeS };
}

function select({ editor }: ActionContext, id: string): void {
  editor.session.setState({ selection: { type: 'cue', id } });
}

/** A sound file that is given or that someone picks, kept among the assets; null where the user backs out. */
async function pickSound({ ports }: ActionContext, given?: z.infer<typeof droppedFile>) {
  if (given) return importSound(ports.assets, given);
  const opened = await ports.files.open('sound');
  return opened && importSound(ports.assets, { name: opened.file.name, bytes: opened.bytes });
}

/** A file that was dropped on the page. */
const droppedFile = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });

/** "door slam.wav" is called "door slam". */
function nameWithoutEnding(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '') || fileName;
}

function fileCue(
  kind: 'ambience' | 'effect' | 'dialogue' | 'music',
  file: { readonly assetId: string; readonly name: string; readonly durationS: number },
  leftS: number,
): UnplacedCue {
  const source = { type: 'file' as const, assetId: file.assetId, offsetS: 0 };
  const label = nameWithoutEnding(file.name);
  if (kind === 'dialogue') return { kind, label, text: '', speaker: 'Voice', source };
  return { kind, label, durationS: Math.min(file.durationS, leftS), source };
}

/** What a director writes on the tracks of the sound. */
export const cueActions: readonly Action[] = [
  defineAction({
    id: 'add.cue',
    label: 'Sound',
    /** One of `NEW_CUES`. */
    params: z.object({ what: z.string() }),
    run(ctx, { what }) {
      const kind = NEW_CUES.find(({ id }) => id === what);
      if (!kind) throw new Error(`There is no new sound "${what}".`);
      const { timeS, leftS } = placeOf(ctx);
      const id = newId('cue', ctx.ports.random);
      ctx.editor.document.edit(`Add ${inSentence(kind.label)}`, addCue(id, { ...kind.make(leftS), timeS, gainDb: 0 }));
      select(ctx, id);
    },
  }),
  defineAction({
    id: 'add.sound-file',
    label: 'Sound file…',
    params: z.object({
      kind: z.enum(['ambience', 'effect', 'dialogue', 'music']).default('effect'),
      /** Asked for where absent. */
      file: droppedFile.optional(),
      /** At the playhead where absent. */
      timeS: z.number().optional(),
    }),
    async run(ctx, { kind, file: given, timeS: atS }) {
      const file = await pickSound(ctx, given);
      if (!file) return;
      const { timeS, leftS } = placeOf(ctx, atS);
      const id = newId('cue', ctx.ports.random);
      const add = addCue(id, { ...fileCue(kind, file, leftS), timeS, gainDb: 0 });
      ctx.editor.document.edit(`Import ${file.name}`, (scene) => {
        addAsset(file.assetId, file.asset)(scene);
        add(scene);
      });
      select(ctx, id);
    },
  }),
  defineAction({
    id: 'sound.replace-file',
    label: 'Replace the sound file…',
    params: z.object({ cueId: z.string() }),
    async run(ctx, { cueId }) {
      const file = await pickSound(ctx);
      if (!file) return;
      ctx.editor.document.edit(`Replace by ${file.name}`, (scene) => {
        addAsset(file.assetId, file.asset)(scene);
        changeCue(cueId, { source: { type: 'file', assetId: file.assetId, offsetS: 0 } })(scene);
      });
    },
  }),
];
