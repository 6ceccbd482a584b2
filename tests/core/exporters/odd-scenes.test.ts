import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { clipsOf } from '../../../src/core/exporters/clips.ts';
import { exporters } from '../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import { writePackage } from '../../../src/core/exporters/write-package.ts';
import { loadScene } from '../../../src/core/scene/load.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ClipFormat } from '../../../src/core/shot/clip-format.ts';
import type { ShotSpecInput } from '../../../src/core/shot/shot-spec-input.ts';
import { sampleInput, sampleScene } from '../shot/sample.ts';
import { cheapFrames } from './cheap-frames.ts';
import { readNpy } from './read-npy.ts';

const ids = exporters.all.map(({ id }) => id);
/** Clips of formats' own are this much smaller and, at most, this long: 4 n + 1 and 8 n + 1 alike, as their readers want. */
const SMALLER = 16;
const MOST_FRAMES = 9;
/** What every array of an NPZ begins with: \x93NUMPY. */
const NPY_MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

function called(name: string): ShotSpecInput {
  const scene = structuredClone(sampleScene());
  scene.name = name;
  for (const records of [scene.props, scene.cameras, scene.takes, scene.shots, scene.lights])
    for (const record of Object.values(records)) record.name = name;
  return sampleInput(scene);
}

function still(input: ShotSpecInput): ShotSpecInput {
  const facts = Object.values(input.results)[0]!;
  return { ...input, results: { 'take-1': { ...facts, cues: [], motion: { ...facts.motion, contacts: [] } } } };
}

function withoutSubject(): ShotSpecInput {
  const scene = structuredClone(sampleScene());
  delete scene.props.ball;
  for (const { lens } of Object.values(scene.cameras)) lens.focus = { type: 'distance', distanceM: 5 };
  const input = still(sampleInput(scene, []));
  const facts = Object.values(input.results)[0]!;
  const motion = { ...facts.motion, tracks: facts.motion.tracks.filter(({ bodyId }) => bodyId !== 'ball') };
  const outcome = { ...facts.outcome, happened: [] };
  return { ...input, results: { 'take-1': { ...facts, motion, outcome } } };
}

/** The camera stands far off and looks away: nothing is ever in frame. */
function neverInFrame(): ShotSpecInput {
  const scene = structuredClone(sampleScene());
  for (const camera of Object.values(scene.cameras))
    camera.rig = { kind: 'fixed', params: { positionM: [0, 1, -40], yawRad: 0, pitchRad: 0, rollRad: 0 } };
  return sampleInput(scene);
}

const NAMES_IN_PROMPTS = 'In prompts ';
/** Each with words that must be said, by the format that says them; '' is the package itself. */
const CASES: Readonly<Record<string, { make(): ShotSpecInput; readonly says: Readonly<Record<string, string>> }>> = {
  'names of emoji': { make: () => called('🏀🔥👨‍👩‍👧'), says: { prompt: NAMES_IN_PROMPTS } },
  'names of slashes and dots': { make: () => called('../../a\\b/..//c.png'), says: { prompt: NAMES_IN_PROMPTS } },
  'names of 300 letters': { make: () => called('é'.repeat(300)), says: { prompt: NAMES_IN_PROMPTS } },
  'names from right to left, with controls': {
    make: () => called('\u202eכדור\u202c\u0000\u0007\n\t"<b>&\''),
    says: { prompt: NAMES_IN_PROMPTS },
  },
  'no camera': {
    make: () => sampleInput({ ...sampleScene({}), cameras: {} }),
    says: { '': 'The scene has no camera' },
  },
  'no shots': { make: () => sampleInput(sampleScene({})), says: { '': 'The scene has no shots' } },
  'no subject': {
    make: withoutSubject,
    says: {
      'ati-pth': 'no body of this clip moves',
      'wan-move': 'no body of this clip moves',
      'tracks-json': 'no body of this clip moves',
      vace: 'Nothing moves',
      'wan-fun': 'Nothing moves',
      'upload-kit': 'Nothing moves',
      kubric: 'nothing but floors',
      coco: 'nothing but floors',
      gltf: 'No body of this clip moves',
      usda: 'No body of this clip moves',
      'state-npz': 'No body of this clip moves',
    },
  },
  'zero contacts': {
    make: () => still(sampleInput()),
    says: {
      'upload-kit': 'There will be no stills at contacts',
      kubric: '`collisions` in events.json is empty',
      'state-npz': 'Nothing touches anything',
      gltf: 'Nothing touches anything',
      cosmos3: 'Nothing touches anything',
    },
  },
  'a subject that is never in frame': {
    make: neverInFrame,
    says: {
      '': 'is in no frame of it',
      'ati-pth': 'behind the camera',
      'wan-move': 'behind the camera',
      vace: 'is in no frame',
      'wan-fun': 'is in no frame',
      coco: 'never in the frame',
      cosmos3: 'Nothing of the scene is ever in frame',
    },
  },
  'no sounds': {
    make: () => sampleInput(sampleScene(), []),
    says: {
      wav: 'will be silent',
      midi: 'will hold no note',
      reaper: 'will have no tracks',
      captions: 'The captions will be empty',
      'cues-json': 'will list no cue',
      'cues-tsv': 'a header and no rows',
      'audioset-tsv': 'a header and no rows',
      picoaudio: 'will hold no sound',
      foleycrafter: 'will hold no sound',
      'upload-kit': 'There will be no mix',
      edl: 'will have no markers',
      cosmos3: 'No cue of this clip sounds',
    },
  },
};

async function packed(input: ShotSpecInput) {
  const film = ({ frameRate, widthPx, heightPx, startFrame, frameCount }: ClipFormat) =>
    buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
  // From shortly before the ball meets the floor, which is at 0.77 s.
  const frameRate = input.scene.settings.frameRate;
  const shot = film({ frameRate, widthPx: 160, heightPx: 90, startFrame: 14, frameCount: 12 });
  const clips = clipsOf(shot, ids, {}, (format) =>
    film({
      ...format,
      widthPx: format.widthPx / SMALLER,
      heightPx: format.heightPx / SMALLER,
      frameCount: Math.min(format.frameCount, MOST_FRAMES),
    }),
  );
  const sink = createMemorySink();
  const sceneJson = saveScene(input.scene);
  const frames = () => cheapFrames(shot.bodies.length);
  const report = await writePackage({ shot, clips, sceneJson, exporterIds: ids, sink, frames });
  return { report, files: sink.files };
}

/** Throws where a file is not of the format that its ending says. */
function read(path: string, bytes: Uint8Array): void {
  const text = () => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (/\.(json|otio|fdl)$/.test(path)) JSON.parse(text());
  else if (path.endsWith('.npz'))
    for (const array of Object.values(unzipSync(bytes))) expect([...array.subarray(0, 6)]).toEqual(NPY_MAGIC);
  else if (path.endsWith('.npy')) readNpy(bytes);
  else if (path.endsWith('.svg')) assertMarkup(text());
  else if (path.endsWith('.edl')) expect(text()).toMatch(/^[\x20-\x7e\r\n]*$/);
  else if (/\.(txt|md|csv|tsv|srt|vtt|rpp|usda|py|html)$/.test(path)) text();
}

/** Whether tags are nested, and no sign stands there that XML forbids. */
function assertMarkup(text: string): void {
  expect(text).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
  const open: string[] = [];
  for (const [, slash, name, rest] of text.matchAll(/<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else if (!rest!.endsWith('/')) open.push(name!);
  }
  expect(open).toEqual([]);
  expect(text.replace(/<\/?[a-zA-Z][\w:-]*(?:"[^"]*"|[^">])*>/g, '')).not.toMatch(
    /<|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/,
  );
}

describe.each(Object.entries(CASES))('%s', (_, { make, says }) => {
  let made: Awaited<ReturnType<typeof packed>>;
  beforeAll(async () => {
    made = await packed(make());
  }, 120_000);

  it('every format is written, or refused with a sentence', () => {
    const { report } = made;
    expect([...report.writtenIds, ...report.leftOutIds].sort()).toEqual([...ids].sort());
    const errors = report.problems.filter(({ level }) => level === 'error');
    expect(errors.length > 0).toBe(report.leftOutIds.length > 0);
    for (const { message } of report.problems) {
      expect(message).toMatch(/^[\p{Lu}"\p{Ll}\d].{20,}[.]$/su);
      // A sentence for people: names in it are short, and turn no writing.
      expect(message).not.toMatch(/é{80}|[\u202a-\u202e]|(?!\n)\p{Cc}/u);
    }
  });

  it('into files with plain paths that are what they are called', () => {
    expect(made.files.size).toBeGreaterThan(50);
    for (const [path, bytes] of made.files) {
      expect(path).toMatch(/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/);
      expect(path.split('/').every((step) => step.length <= 100)).toBe(true);
      expect(() => read(path, bytes), path).not.toThrow();
    }
  });

  it('and says what is lost', () => {
    const { problems } = made.report;
    for (const [id, words] of Object.entries(says)) {
      const said = problems.filter(({ exporterIds }) =>
        id === '' ? exporterIds.length === 0 : exporterIds.includes(id),
      );
      expect(said.map(({ message }) => message).join('\n'), id).toContain(words);
    }
  });
});

it('the same odd scene gives the same bytes', { timeout: 120_000 }, async () => {
  const make = CASES['names of emoji']!.make;
  const [first, second] = [await packed(make()), await packed(make())];
  expect([...second.files.keys()]).toEqual([...first.files.keys()]);
  for (const [path, bytes] of first.files) expect(Buffer.compare(second.files.get(path)!, bytes), path).toBe(0);
});

describe('a name', () => {
  const load = (name: string) => loadScene({ ...sampleScene(), name } satisfies Scene);
  it('of 300 letters is kept', () => {
    const loaded = load('é'.repeat(300));
    expect(loaded.ok && loaded.value.name).toBe('é'.repeat(300));
  });

  it('of more than 1000 is refused with a sentence', () => {
    const loaded = load('x'.repeat(1001));
    expect(loaded.ok).toBe(false);
    expect(loaded.problems[0]!.message).toMatch(/name.*1000.*\.$/s);
  });
});
