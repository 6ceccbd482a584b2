import { byteText } from '../core/base/byte-text.ts';
import { note, type Problem, warning } from '../core/base/problem.ts';
import type { PackageReport } from '../core/exporters/write-package.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import type { TakeResult } from '../core/tasks.ts';
import { columns, count, paint } from './layout.ts';
import { verdictOf } from './take-report.ts';
import type { Io } from './verb.ts';

/** What is worth a line on the screen: what each format cannot hold is only counted, as it stands in the manifest. */
export function spokenProblems(problems: readonly Problem[]): readonly Problem[] {
  const loud = problems.filter(({ level }) => level !== 'note');
  const notes = problems.length - loud.length;
  if (notes === 0) return loud;
  return [...loud, note('', `${count(notes, 'remark')} on what these formats cannot hold: see manifest.json.`)];
}

/** Takes that are impossible, or do not end as wanted. */
export function outcomeProblems(scene: Scene, results: Readonly<Record<string, TakeResult>>): readonly Problem[] {
  return Object.values(results)
    .filter((result) => verdictOf(scene, result) === 1)
    .map(({ takeId, outcome }) => {
      const fault = outcome.isMet ? 'does what is impossible' : 'does not end as wanted';
      const message = `Take "${scene.takes[takeId]!.name}" ${fault}; \`rimshot check\` tells more.`;
      return warning(takeId, message);
    });
}

/** The clip and the files of a package that was written. */
export function describePackage(io: Io, out: string, { clip }: ShotSpec, { files }: PackageReport): string {
  const rows = files.map(({ path, byteLength, exporterId }) => [
    path,
    byteText(byteLength),
    paint(io, 'dim', exporterId ?? 'package'),
  ]);
  return `${paint(io, 'bold', clip.name)}  ${clip.frameCount} frames, ${clip.durationS} s → ${out}\n${columns(rows, 2, [1])}`;
}
