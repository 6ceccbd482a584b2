import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { frameToSeconds, rateLabel } from '../../base/time.ts';
import { toTimecode } from '../../base/timecode.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { oneLine } from '../plain-text.ts';
import { startFrameOf, startProblems, startTimecode } from '../start-timecode.ts';
import { writeText } from '../write-text.ts';

const FILE = 'editing/shot-list.csv';
/** So that spreadsheets read letters beyond ASCII. */
const BYTE_ORDER_MARK = '\ufeff';

const options = z.strictObject({ startTimecode });

/** The shots of a clip as rows of a spreadsheet: RFC 4180, UTF-8 with a byte order mark, one header row. */
export const csvShotList = defineExporter<z.infer<typeof options>>({
  id: 'csv-shot-list',
  label: 'Shot list (CSV)',
  readers: 'Excel, Numbers, Google Sheets, production software',
  options,
  preflight: (shot, chosen) => startProblems(chosen.startTimecode, shot.clip.frameRate, shot.clip.frameCount),
  losses: () => [
    note(
      'shots',
      `${FILE} has a row for each shot, with its lens at first and last; names that a spreadsheet would take for a formula ` +
        'begin with an apostrophe.',
    ),
  ],
  async write({ shot, options: { startTimecode: start }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const rows = shot.shots.map((_, i) => rowOf(shot, i, startFrameOf(start, shot.clip.frameRate)));
    const header = Object.keys(rows[0] ?? {});
    const lines = [header, ...rows.map((row) => Object.values(row).map(String))];
    await writeText(sink, FILE, BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join(''));
    onProgress?.(1);
    return [FILE];
  },
});

function rowOf(shot: ShotSpec, index: number, first: number): Readonly<Record<string, string | number>> {
  const { clip, camera, subjects } = shot;
  const of = shot.shots[index]!;
  const rate = clip.frameRate;
  const last = of.startFrame + of.frameCount - 1;
  const at = (frame: number) => toTimecode(first + frame, rate);
  return {
    Shot: index + 1,
    Name: words(of.name),
    Take: words(of.takeName),
    Camera: words(of.cameraName),
    Subject: words(subjects.find(({ id }) => id === of.subjectId)?.name ?? ''),
    Size: of.shotSize,
    Angle: of.angle,
    Movement: of.movement,
    In: at(of.startFrame),
    Out: at(of.startFrame + of.frameCount),
    Frames: of.frameCount,
    'Frame rate': rateLabel(rate),
    'Length (s)': rounded(frameToSeconds(of.frameCount, rate)),
    Speed: of.speed,
    'Take from (s)': rounded(of.sourceStartS),
    'Lens at first (mm)': rounded(camera.focalLengthsMm[of.startFrame]!),
    'Lens at last (mm)': rounded(camera.focalLengthsMm[last]!),
    'f-stop': rounded(camera.fStops[of.startFrame]!),
    'Focus at first (m)': rounded(camera.focusDistancesM[of.startFrame]!),
    'Focus at last (m)': rounded(camera.focusDistancesM[last]!),
    'Sensor (mm)': of.sensorMm.join(' x '),
    Squeeze: of.squeeze,
  };
}

/** A name on one line that no spreadsheet takes for a formula. */
function words(name: string): string {
  const line = oneLine(name);
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

/** Quoted where it must be. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rounded(x: number): number {
  return Math.round(x * 1000) / 1000;
}
