import { z } from 'zod';
import { error, note, type Problem, warning } from '../../base/problem.ts';
import { type FrameRate, framesPerSecond, nearestFrame, rateLabel } from '../../base/time.ts';
import { isDropFrame, toTimecode } from '../../base/timecode.ts';
import type { ShotCue, ShotSpec } from '../../shot/shot-spec.ts';
import { editingCues, type MarkerChoice, markers, unmarkedNote } from '../editing-markers.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote } from '../heard-cues.ts';
import { plainAscii } from '../plain-text.ts';
import { startFrameOf, startProblems, startTimecode } from '../start-timecode.ts';
import { writeText } from '../write-text.ts';
import { reelNames } from './reels.ts';

const FILE = 'editing/cues.edl';
/** Events are numbered with three digits. */
const MAX_EVENTS = 999;
const MAX_FPS = 30;
const ROW_LETTERS = 80;
const COLORS: Readonly<Record<ShotCue['stem'], string>> = {
  effects: 'RED',
  foley: 'YELLOW',
  ambience: 'GREEN',
  dialogue: 'CYAN',
  music: 'MAGENTA',
};

const options = z.strictObject({ startTimecode, markers });

/** The cut as an edit decision list, CMX3600, one event for each shot, with locators on the frames of its sounds. */
export const edl = defineExporter<z.infer<typeof options>>({
  id: 'edl',
  label: 'Edit list with cue markers (EDL)',
  readers: 'Avid, DaVinci Resolve, Premiere, Hiero',
  options,
  preflight(shot, chosen) {
    const { frameRate } = shot.clip;
    const problems: Problem[] = [...startProblems(chosen.startTimecode, frameRate, shot.clip.frameCount)];
    if (shot.shots.length > MAX_EVENTS)
      problems.push(
        error('shots', `${FILE} holds ${MAX_EVENTS} shots, and the cut has ${shot.shots.length}. Export shot by shot.`),
      );
    if (framesPerSecond(frameRate) > MAX_FPS)
      problems.push(
        warning(
          'clip.frameRate',
          `CMX3600 counts up to ${MAX_FPS} frames per second, and the clip has ${rateLabel(frameRate)}: few readers take that.`,
        ),
      );
    if (editingCues(shot, 'all').length === 0)
      problems.push(note('audio.cues', `${FILE} will have no markers: nothing sounds in this shot.`));
    const unmarked = unmarkedNote(shot, chosen.markers, FILE);
    if (unmarked) problems.push(unmarked);
    return problems;
  },
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} keeps frames and names of sounds, not of what must be absent: letters outside of ASCII become "?", names are cut at the end of ` +
        'an 80-letter row, and lengths, levels and spoken text are left out.',
    ),
    note(
      'shots',
      `${FILE} names each take as seen by a camera as a tape, with its timecode from the start of the take.`,
    ),
    clockNote(shot),
  ],
  async write({ shot, options: { startTimecode: start, markers: choice }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, listOf(shot, startFrameOf(start, shot.clip.frameRate), choice));
    onProgress?.(1);
    return [FILE];
  },
});

type Shot = ShotSpec['shots'][number];

function listOf(shot: ShotSpec, firstFrame: number, choice: MarkerChoice): string {
  const rate = shot.clip.frameRate;
  const reels = reelsOf(shot.shots);
  const marked = editingCues(shot, choice);
  const events = shot.shots.flatMap((of, i) => {
    const end = of.startFrame + of.frameCount;
    const within = marked.filter(({ cue }) => cue.frame >= of.startFrame && cue.frame < end);
    return [
      ...eventRows(of, i + 1, reels[i]!, rate, firstFrame),
      ...within.map(({ cue }) => locator(cue, rate, firstFrame)),
    ];
  });
  const mode = isDropFrame(rate) ? 'DROP FRAME' : 'NON-DROP FRAME';
  return [row(`TITLE: ${plainAscii(shot.clip.name)}`), `FCM: ${mode}`, '', ...events, ''].join('\r\n');
}

function eventRows(shot: Shot, number: number, reel: string, rate: FrameRate, firstFrame: number): string[] {
  const { startFrame, frameCount, sourceStartS, speed } = shot;
  const sourceIn = nearestFrame(sourceStartS, rate);
  const frames = [
    sourceIn,
    // An event without length is none.
    sourceIn + Math.max(1, Math.round(frameCount * speed)),
    firstFrame + startFrame,
    firstFrame + startFrame + frameCount,
  ];
  const times = frames.map((frame) => toTimecode(frame, rate));
  const fps = (framesPerSecond(rate) * speed).toFixed(1).padStart(5, '0');
  return [
    `${String(number).padStart(3, '0')}  ${reel.padEnd(8)} V     C        ${times.join(' ')}`,
    ...(speed === 1 ? [] : [`M2   ${reel.padEnd(8)}       ${fps}                ${times[0]}`]),
    row(`* FROM CLIP NAME: ${plainAscii(`${shot.name} (${shot.takeName}, ${shot.cameraName})`)}`),
  ];
}

function locator({ frame, stem, label, kind }: ShotCue, rate: FrameRate, firstFrame: number): string {
  return row(`* LOC: ${toTimecode(firstFrame + frame, rate)} ${COLORS[stem].padEnd(7)} ${plainAscii(label) || kind}`);
}

function row(text: string): string {
  return text.slice(0, ROW_LETTERS).trimEnd();
}

/** A tape for each take as seen by a camera, by shot. */
function reelsOf(shots: readonly Shot[]): string[] {
  const keyOf = ({ takeId, cameraId }: Shot) => JSON.stringify([takeId, cameraId]);
  const sources = new Map(shots.map((shot) => [keyOf(shot), `${shot.takeName}${shot.cameraName}`]));
  const names = reelNames([...sources.values()]);
  const byKey = new Map([...sources.keys()].map((key, i) => [key, names[i]!]));
  return shots.map((shot) => byKey.get(keyOf(shot))!);
}
