import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote } from '../heard-cues.ts';
import { cuesInWindow, windowOptions, windowProblems } from '../ten-seconds.ts';
import { writeText } from '../write-text.ts';
import { CELL_S, type TimedEvent, timedEvents } from './timed-events.ts';

const FILE = 'sound/picoaudio.jsonl';
const EVENTS_FILE = 'sound/picoaudio.txt';
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const options = z.strictObject({
  ...windowOptions,
  filepath: z.string().min(1).max(200).default('mix.wav').meta({ label: 'Sound file' }),
});

/**
 * Timed events as PicoAudio reads them: its two captions, and the string that they come to within it,
 * `name__on-off_on-off--name__on-off`, on a grid of 40 ms over ten seconds.
 */
export const picoAudio = defineExporter<z.infer<typeof options>>({
  id: 'picoaudio',
  label: 'Timed captions (PicoAudio)',
  readers: 'PicoAudio, PicoAudio2',
  options,
  preflight: (shot, chosen) => windowProblems(shot, chosen, FILE),
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} rounds times to 40 ms; blows of one name closer than 80 ms become one, and one that rings into the next is ` +
        'cut short. Level, place and spoken text are left out.',
    ),
    note('audio.cues', 'PicoAudio knows 18 names of events, PicoAudio2 any: give the first its own in place of ours.'),
    clockNote(shot),
  ],
  async write({ shot, options: { filepath, ...chosen }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const events = timedEvents(cuesInWindow(shot, chosen));
    const row = { filepath, onoffCaption: onOffCaption(events), frequencyCaption: frequencyCaption(events) };
    await writeText(sink, FILE, `${JSON.stringify(row)}\n`);
    await writeText(sink, EVENTS_FILE, `${eventString(events)}\n`);
    onProgress?.(1);
    return [FILE, EVENTS_FILE];
  },
});

function onOffCaption(events: readonly TimedEvent[]): string {
  return events.map((event) => `${spoken(event)} at ${spansOf(event).join(', ')}`).join(' and ');
}

function frequencyCaption(events: readonly TimedEvent[]): string {
  const counted = ({ spans }: TimedEvent) => COUNTS[spans.length] ?? String(spans.length);
  return events.map((event) => `${spoken(event)} ${counted(event)} times`).join(' and ');
}

function eventString(events: readonly TimedEvent[]): string {
  return events.map((event) => `${event.name}__${spansOf(event).join('_')}`).join('--');
}

function spoken({ name }: TimedEvent): string {
  return name.replaceAll('_', ' ');
}

function spansOf({ spans }: TimedEvent): string[] {
  return spans.map(([on, off]) => `${seconds(on)}-${seconds(off)}`);
}

function seconds(cells: number): string {
  return (cells * CELL_S).toFixed(2);
}
