import { byteText } from '../../core/base/byte-text.ts';
import { note, type Problem, warning } from '../../core/base/problem.ts';
import type { FrameRate } from '../../core/base/time.ts';
import { orphanWarnings } from '../../core/cues/overrides.ts';
import { clipsOf } from '../../core/exporters/clips.ts';
import { exporters } from '../../core/exporters/index.ts';
import { type PackageReport, writePackage } from '../../core/exporters/write-package.ts';
import { gatherRecordings } from '../../core/gather-recordings.ts';
import { dialects } from '../../core/prompts/dialects/index.ts';
import { projectOf } from '../../core/scene/project-assets.ts';
import { cutOf, defaultCameraId } from '../../core/scene/queries.ts';
import { saveScene } from '../../core/scene/save.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { buildShotSpec } from '../../core/shot/build.ts';
import type { Line } from '../../core/speech/line-key.ts';
import { bakeTake, measureSteadiness, type TakeResult } from '../../core/tasks.ts';
import { parseRate, parseSize } from '../arguments.ts';
import { assertFree } from '../files.ts';
import { filmPackage, whyNoFrames } from '../film-package.ts';
import { columns, count, paint } from '../layout.ts';
import { findRecord, openScene } from '../open-scene.ts';
import { createFileSink } from '../sinks.ts';
import { createNodeSpeech } from '../speech.ts';
import { verdictOf } from '../take-report.ts';
import { type Call, InputError, type Io, type Verb } from '../verb.ts';
import { readVersion } from '../version.ts';
import { watched } from '../watched.ts';

export const exportPackage: Verb = {
  name: 'export',
  usage: 'export <scene> --to <format,…> -o <folder|file.zip>',
  summary: 'Write a package: the formats asked for, the scene and a manifest.',
  help: [
    ['--to <format,…>', 'what to write; `rimshot formats` lists them'],
    ['-o, --out <folder|file.zip>', 'where to'],
    [
      '--dialect <name,…>',
      `how prompts are written: ${dialects.all.map(({ id }) => id).join(', ')}, or all; neutral where absent`,
    ],
    ['--shot <shot>', 'id or name of one shot; the whole cut where absent'],
    ['--size <WxH>', 'pixels of the picture, as in 1280x720; the scene says where absent'],
    ['--rate <rate>', 'frames per second: 24, 23.976, 24000/1001; the scene says where absent'],
    ['--set <path=value>', 'change one value first, as in settings.durationS=3; may be repeated'],
    ['--force', 'write into a folder that is not empty, or replace the file'],
  ],
  options: {
    to: { type: 'string', multiple: true },
    out: { type: 'string', short: 'o' },
    dialect: { type: 'string', multiple: true },
    shot: { type: 'string' },
    size: { type: 'string' },
    rate: { type: 'string' },
    set: { type: 'string', multiple: true },
    force: { type: 'boolean' },
  },
  takes: [1, 1],
  async run({ positionals, values, io }) {
    const wanted = readWanted(values);
    const { scene, assets, problems } = await openScene(positionals[0]!, values.set as string[] | undefined);
    const shotId = wanted.shot === undefined ? undefined : findRecord(scene.shots, 'shot', wanted.shot);
    if (defaultCameraId(scene) === null)
      throw new InputError('The scene has no camera, so there is no picture to describe. Add a camera and a shot.');
    await assertFree(wanted.out, wanted.force);
    const results = await bakeTakes(scene, shotId, io);
    const speech = createNodeSpeech();
    const speak = (line: Line) => speech.speak(line, watched(io, 'Speaking'));
    const gathered = await gatherRecordings(scene, { assets, speak }, { ...(io.signal && { signal: io.signal }) });
    const first = Object.values(results)[0]!;
    const steadiness =
      first.outcome.conditions.length > 0 && wanted.formats.some((id) => exporters.get(id).tellsSteadiness)
        ? await measureSteadiness({ scene, takeId: first.takeId }, watched(io, 'Trying variations'))
        : null;
    const input = {
      scene,
      results,
      steadiness,
      spoken: gathered.spoken,
      version: readVersion(),
      ...(shotId !== undefined && { shotId }),
      ...(wanted.rate && { frameRate: wanted.rate }),
      ...(wanted.size && { sizePx: wanted.size }),
    };
    const shot = buildShotSpec(input);
    const optionsById = wanted.dialects.length > 0 ? { prompt: { dialects: wanted.dialects } } : {};
    const needsFrames = wanted.formats.some((id) => exporters.get(id).wants !== undefined);
    const noFrames = needsFrames ? await whyNoFrames() : null;
    const write = needsFrames && noFrames === null ? filmPackage : writePackage;
    const report = await write({
      shot,
      clips: clipsOf(shot, wanted.formats, optionsById, ({ frameRate, widthPx, heightPx, ...range }) =>
        buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range }),
      ),
      sceneJson: saveScene(scene),
      project: await projectOf(scene, assets),
      exporterIds: wanted.formats,
      optionsById,
      recordings: gathered.recordings,
      sink: createFileSink(wanted.out),
      ...(io.signal && { signal: io.signal }),
      onProgress: (share) => io.showProgress(`Writing ${Math.round(share * 100)} %`),
    });
    io.showProgress('');
    if (!report.isWritten) throw new InputError(...report.problems, 'Nothing was left to write.');
    const verdicts = Object.values(results).map((result) => verdictOf(scene, result));
    const hasErrors = report.problems.some(({ level }) => level === 'error');
    const unheard = gathered.problems.filter((problem) => !problems.some(({ path }) => path === problem.path));
    const unseen =
      noFrames === null ? [] : [warning('frames', `Formats made of frames are left out, for ${noFrames}.`)];
    const orphans = Object.values(results).flatMap(({ cues }) => orphanWarnings(scene, cues));
    const told = [...problems, ...orphans, ...unheard, ...unseen, ...outcomeNote(scene, results)];
    return {
      exitCode: hasErrors || verdicts.includes(1) ? 1 : 0,
      json: {
        path: wanted.out,
        clip: shot.clip.name,
        isOutcomeMet: shot.outcome.isMet,
        ...report,
        problems: [...told, ...report.problems],
      },
      text: describe(io, wanted.out, shot.clip, report),
      problems: [...told, ...spoken(report.problems)],
    };
  },
};

interface Wanted {
  readonly formats: readonly string[];
  readonly out: string;
  /** None where the prompt is written as it is by default. */
  readonly dialects: readonly string[];
  readonly shot: string | undefined;
  readonly rate: FrameRate | undefined;
  readonly size: readonly [number, number] | undefined;
  readonly force: boolean;
}

function readWanted(values: Call['values']): Wanted {
  const known = exporters.all.map(({ id }) => id);
  const to = (values.to ?? []) as string[];
  const formats = [...new Set(to.flatMap((list) => list.split(',')).map((id) => id.trim()))].filter(Boolean);
  if (formats.length === 0) throw new InputError(`Say what to write with --to, from: ${known.join(', ')}.`);
  const unknown = formats.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new InputError(
      `There is no format ${unknown.map((id) => `"${id}"`).join(', ')}. There are: ${known.join(', ')}.`,
    );
  const out = values.out as string | undefined;
  if (!out) throw new InputError('Say where to write with -o: a folder, or a file that ends in .zip.');
  const dialectIds = readDialects((values.dialect ?? []) as string[]);
  const { shot, size, rate } = values as Record<string, string | undefined>;
  return {
    formats,
    out,
    dialects: dialectIds,
    shot,
    rate: rate === undefined ? undefined : parseRate(rate),
    size: size === undefined ? undefined : parseSize(size),
    force: values.force === true,
  };
}

function readDialects(lists: readonly string[]): readonly string[] {
  const known = dialects.all.map(({ id }) => id);
  const asked = [...new Set(lists.flatMap((list) => list.split(',')).map((id) => id.trim()))].filter(Boolean);
  const unknown = asked.filter((id) => id !== 'all' && !known.includes(id));
  if (unknown.length > 0)
    throw new InputError(
      `There is no dialect ${unknown.map((id) => `"${id}"`).join(', ')}. There are: ${known.join(', ')}; or all.`,
    );
  return asked.includes('all') ? known : asked;
}

/** A bake of each take that the clip shows, by take id, in the order of the cut. */
async function bakeTakes(scene: Scene, shotId: string | undefined, io: Io): Promise<Record<string, TakeResult>> {
  const shots = cutOf(scene).filter(({ id }) => shotId === undefined || id === shotId);
  const takeIds = new Set(shots.length > 0 ? shots.map(({ shot }) => shot.takeId) : [scene.activeTakeId]);
  const results: Record<string, TakeResult> = {};
  for (const takeId of takeIds) results[takeId] = await bakeTake({ scene, takeId }, watched(io, 'Simulating'));
  return results;
}

/** What is worth a line on the screen: what each format cannot hold is only counted, as it stands in the manifest. */
function spoken(problems: readonly Problem[]): readonly Problem[] {
  const loud = problems.filter(({ level }) => level !== 'note');
  const notes = problems.length - loud.length;
  if (notes === 0) return loud;
  return [...loud, note('', `${count(notes, 'remark')} on what these formats cannot hold: see manifest.json.`)];
}

function outcomeNote(scene: Scene, results: Readonly<Record<string, TakeResult>>): readonly Problem[] {
  return Object.values(results)
    .filter((result) => verdictOf(scene, result) === 1)
    .map(({ takeId, outcome }) => {
      const fault = outcome.isMet ? 'does what is impossible' : 'does not end as wanted';
      const message = `Take "${scene.takes[takeId]!.name}" ${fault}; \`rimshot check\` tells more.`;
      return warning(takeId, message);
    });
}

function describe(
  io: Io,
  out: string,
  clip: { readonly name: string; readonly frameCount: number; readonly durationS: number },
  report: PackageReport,
): string {
  const rows = report.files.map(({ path, byteLength, exporterId }) => [
    path,
    byteText(byteLength),
    paint(io, 'dim', exporterId ?? 'package'),
  ]);
  return `${paint(io, 'bold', clip.name)}  ${clip.frameCount} frames, ${clip.durationS} s → ${out}\n${columns(rows, 2, [1])}`;
}
