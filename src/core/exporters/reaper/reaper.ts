import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { type FrameRate, framesPerSecond, frameToSeconds } from '../../base/time.ts';
import { isDropFrame } from '../../base/timecode.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote, isLasting, markedCues, type PlacedCue } from '../heard-cues.ts';
import { oneLine } from '../plain-text.ts';
import { usedStems } from '../shot-sound.ts';
import { startFrameOf, startProblems, startTimecode } from '../start-timecode.ts';
import { writeText } from '../write-text.ts';
import { quoted, type RppBlock, type RppNode, rppText } from './rpp.ts';

const FILE = 'sound/session.rpp';
const MARKERS_FILE = 'sound/markers.csv';
/** Minutes and seconds on the ruler, as in the list of markers; frames on the second one. */
const RULERS = [0, 5, -1];
const TEMPO_BPM = 120;

const options = z.strictObject({
  startTimecode,
  sampleRate: z
    .union([z.literal(16_000), z.literal(44_100), z.literal(48_000), z.literal(96_000)])
    .default(48_000)
    .meta({ label: 'Sample rate', unit: 'Hz' }),
});
type Options = z.infer<typeof options>;

/** A session of REAPER with the stems of the `wav` format on their tracks and each cue as a marker or a region. */
export const reaper = defineExporter<Options>({
  id: 'reaper',
  label: 'Session (REAPER)',
  readers: 'REAPER 6 and newer',
  options,
  preflight(shot, chosen) {
    const problems: Problem[] = [...startProblems(chosen.startTimecode, shot.clip.frameRate, shot.clip.frameCount)];
    const stems = usedStems(shot);
    if (stems.length === 0)
      problems.push(warning('audio.cues', `${FILE} will have no tracks: no cue of this shot sounds.`));
    else
      problems.push(
        note(
          '',
          `${FILE} plays ${stems.map((id) => `stems/${id}.wav`).join(', ')}: export WAV with its stems, which then lie beside it.`,
        ),
      );
    if (shot.clip.frameRate.den !== 1 && frameModeOf(shot.clip.frameRate) === 0)
      problems.push(
        warning(
          'clip.frameRate',
          `REAPER has no rate of ${shot.clip.frameRate.num}/${shot.clip.frameRate.den} frames per second: its ruler counts the nearest whole one.`,
        ),
      );
    return problems;
  },
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} keeps sound as files, and of each cue its name and times; what made it is in the shot spec.`,
    ),
    clockNote(shot),
  ],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const startS = frameToSeconds(startFrameOf(chosen.startTimecode, shot.clip.frameRate), shot.clip.frameRate);
    await writeText(sink, FILE, rppText(projectOf(shot, chosen, startS)));
    await writeText(sink, MARKERS_FILE, markerList(shot, startS));
    onProgress?.(1);
    return [FILE, MARKERS_FILE];
  },
});

function projectOf(shot: ShotSpec, { sampleRate }: Options, startS: number): RppBlock {
  const { frameRate } = shot.clip;
  const nominal = Math.round(framesPerSecond(frameRate));
  return {
    // The time of saving is left at 0, so that the same shot gives the same bytes.
    head: ['REAPER_PROJECT', '0.1', quoted(`6.0/${shot.madeBy.name}`), 0],
    rows: [
      ['PROJOFFS', startS, 0, 0],
      ['TIMEMODE', ...RULERS, nominal, frameModeOf(frameRate), 0, -1],
      ['SAMPLERATE', sampleRate, 1, 0],
      ['TEMPO', TEMPO_BPM, 4, 4],
      ...markerRows(shot),
      ...usedStems(shot).map((id) => trackOf(id, shot.clip.durationS)),
    ],
  };
}

function trackOf(stem: string, durationS: number): RppBlock {
  const file = `stems/${stem}.wav`;
  const item: RppBlock = {
    head: ['ITEM'],
    rows: [
      ['POSITION', 0],
      ['LENGTH', durationS],
      ['LOOP', 0],
      ['NAME', quoted(stem)],
      { head: ['SOURCE', 'WAVE'], rows: [['FILE', quoted(file)]] },
    ],
  };
  return { head: ['TRACK'], rows: [['NAME', quoted(stem)], ['VOLPAN', 1, 0, -1, -1, 1], ['NCHAN', 2], item] };
}

interface Mark {
  /** Counted apart for markers and regions, from 1. */
  readonly number: number;
  readonly name: string;
  readonly startS: number;
  /** Null for a marker. */
  readonly endS: number | null;
}

function marksOf(shot: ShotSpec): Mark[] {
  const counts = { markers: 0, regions: 0 };
  return markedCues(shot).map(({ cue, onsetS, offsetS }: PlacedCue) => {
    const name = oneLine(cue.label) || cue.kind;
    if (isLasting(cue) && offsetS > onsetS) return { number: ++counts.regions, name, startS: onsetS, endS: offsetS };
    return { number: ++counts.markers, name, startS: onsetS, endS: null };
  });
}

function markerRows(shot: ShotSpec): RppNode[] {
  return marksOf(shot).flatMap(({ number, name, startS, endS }) => {
    if (endS === null) return [['MARKER', number, startS, quoted(name), 0]];
    return [
      ['MARKER', number, startS, quoted(name), 1],
      ['MARKER', number, endS, quoted(''), 1],
    ];
  });
}

/** As REAPER's list of regions and markers reads and writes it, in times of the ruler. */
function markerList(shot: ShotSpec, offsetS: number): string {
  const rows = marksOf(shot).map(({ number, name, startS, endS }) => {
    const text = `"${name.replaceAll('"', '""')}"`;
    const start = ruler(offsetS + startS);
    if (endS === null) return [`M${number}`, text, start, '', ''];
    return [`R${number}`, text, start, ruler(offsetS + endS), ruler(endS - startS)];
  });
  return `${[['#', 'Name', 'Start', 'End', 'Length'], ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

/** `minutes:seconds.milliseconds`, minutes as many as there are. */
function ruler(timeS: number): string {
  const ms = Math.round(timeS * 1000);
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  return `${Math.floor(ms / 60_000)}:${pad(Math.floor(ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
}

/** How REAPER counts frames: 0 whole rates, 1 drop-frame, 2 rates of 1000/1001 that drop none; 0 where it has no such rate. */
function frameModeOf(rate: FrameRate): 0 | 1 | 2 {
  if (isDropFrame(rate)) return 1;
  return rate.den === 1001 ? 2 : 0;
}
