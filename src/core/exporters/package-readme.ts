import { byteText } from '../base/byte-text.ts';
import type { Problem } from '../base/problem.ts';
import { rateLabel } from '../base/time.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { Exporter } from './exporter.ts';
import { oneLine } from './plain-text.ts';

/** A file of a package, as a list names it. */
interface ListedFile {
  readonly path: string;
  readonly exporterId: string | null;
  readonly byteLength: number;
}

/** What a package holds, for whoever opens it: the clip, what became of it, every file and whom it is for, what to know. */
export interface ReadmeFacts {
  readonly shot: ShotSpec;
  readonly steps: readonly { readonly exporter: Exporter; readonly clip: ShotSpec }[];
  readonly files: readonly ListedFile[];
  readonly problems: readonly Problem[];
}

/** Files beyond so many of one folder are counted, not listed. */
const MOST_LISTED = 12;

/** Files that belong to the package itself, and what they are. */
const OWN_FILES: Readonly<Record<string, string>> = {
  'scene.json': 'The scene: open it in Rimshot to change the shot and deliver it again.',
  'scene.rimshot': 'The scene with the sound files that it uses.',
};

/** A README in Markdown. The same facts give the same text. */
export function packageReadme({ shot, steps, files, problems }: ReadmeFacts): string {
  const own = files.filter(({ exporterId }) => exporterId === null);
  return [
    `# ${oneLine(shot.clip.name)}`,
    '',
    `${clipLine(shot)}. Made with Rimshot ${shot.madeBy.version}.`,
    '',
    ...section('What happens', outcomeLines(shot)),
    ...steps.flatMap(({ exporter, clip }) => [
      `## ${exporter.label}`,
      '',
      `For ${exporter.readers}.${clip === shot ? '' : ` Filmed anew: ${clipLine(clip)}.`}`,
      '',
      ...listed(files.filter(({ exporterId }) => exporterId === exporter.id)),
      '',
    ]),
    ...section('The package itself', [
      ...own.map(({ path }) => `- \`${path}\`: ${OWN_FILES[path] ?? ''}`),
      '- `manifest.json`: every file with its size and SHA-256, the options of each format, and all remarks.',
    ]),
    ...section(
      'Before you use it',
      problems.filter(({ level }) => level !== 'note').map(({ message }) => `- ${oneLine(message)}`),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : [];
}

function clipLine({ clip }: ShotSpec): string {
  return (
    `${clip.durationS} s, ${clip.frameCount} frames at ${rateLabel(clip.frameRate)} fps, ` +
    `${clip.widthPx} × ${clip.heightPx}`
  );
}

function outcomeLines({ outcome, findings, intended }: ShotSpec): readonly string[] {
  const meant = new Set(intended.map(({ findingId }) => findingId));
  const impossible = findings.filter(({ id, level }) => level === 'impossible' && !meant.has(id));
  return [
    ...outcome.wanted.map(
      ({ label, isMet, timeS }) =>
        `- ${isMet ? 'As wanted' : '**Not as wanted**'}: ${oneLine(label)}${timeS === null ? '' : `, at ${timeS.toFixed(2)} s of the take`}`,
    ),
    ...(outcome.steadiness
      ? [`- Steady: ${outcome.steadiness.kept} of ${outcome.steadiness.trials} small variations end the same way.`]
      : []),
    ...impossible.map(({ message }) => `- **Impossible**: ${oneLine(message)}`),
  ];
}

function listed(files: readonly ListedFile[]): readonly string[] {
  const folders = new Map<string, ListedFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const inFolder = folders.get(folder) ?? [];
    inFolder.push(file);
    folders.set(folder, inFolder);
  }
  return [...folders].flatMap(([folder, inFolder]) =>
    inFolder.length > MOST_LISTED
      ? [`- \`${folder}\`: ${inFolder.length} files`]
      : inFolder.map(({ path, byteLength }) => `- \`${path}\` (${byteText(byteLength)})`),
  );
}
