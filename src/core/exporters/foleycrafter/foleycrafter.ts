import { z } from 'zod';
import { note } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote } from '../heard-cues.ts';
import { npyOf } from '../npy.ts';
import { cuesInWindow, WINDOW_S, windowOptions, windowProblems } from '../ten-seconds.ts';
import { writeText } from '../write-text.ts';

const FILE = 'sound/foleycrafter.npy';
const JSON_FILE = 'sound/foleycrafter.json';
/** Columns of the spectrogram that FoleyCrafter makes of its ten seconds. */
const VALUE_COUNT = 1024;
const VALUES_PER_S = VALUE_COUNT / WINDOW_S;

const options = z.strictObject(windowOptions);
type Options = z.infer<typeof options>;

/**
 * When something sounds, as FoleyCrafter's temporal adapter takes it: 1024 numbers over ten seconds (102.4 a second), 1
 * where a sound is heard and -1 where none is. A shorter clip is silent from its end on, as in FoleyCrafter's own code.
 */
export const foleyCrafter = defineExporter<Options>({
  id: 'foleycrafter',
  label: 'Sound mask (FoleyCrafter)',
  readers: 'FoleyCrafter temporal adapter, in place of its time detector',
  options,
  preflight: (shot, chosen) => windowProblems(shot, chosen, FILE),
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} says only whether anything sounds, ${VALUES_PER_S} times a second: what it is goes into the prompt, and ` +
        'sounds that overlap become one.',
    ),
    clockNote(shot),
  ],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const mask = maskOf(shot, chosen);
    const file = await sink.open(FILE);
    await file.write(npyOf({ values: mask, shape: [mask.length] }));
    await file.close();
    const { fromS } = chosen;
    const json = { durationS: WINDOW_S, fromS, valuesPerS: VALUES_PER_S, values: [...mask] };
    await writeText(sink, JSON_FILE, `${JSON.stringify(json)}\n`);
    onProgress?.(1);
    return [FILE, JSON_FILE];
  },
});

/** A sound has at least the value of the instant at which it begins. */
function maskOf(shot: ShotSpec, chosen: Options): Float32Array {
  const mask = new Float32Array(VALUE_COUNT).fill(-1);
  for (const { onsetS, offsetS } of cuesInWindow(shot, chosen)) {
    const first = Math.floor(onsetS * VALUES_PER_S);
    mask.fill(1, first, Math.max(first + 1, Math.ceil(offsetS * VALUES_PER_S)));
  }
  return mask;
}
