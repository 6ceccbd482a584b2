import { materials, renderStems, soundOf } from './sound.js';

const RATE = 48_000;
/** Peak of what is compared, of full scale: -6 dB. */
const PEAK = 0.5;
/** Sizes that things of a material have in scenes, in metres. */
const SIZES_M = {
  basketball: 0.24,
  football: 0.22,
  'tennis-felt': 0.067,
  celluloid: 0.04,
  ionomer: 0.043,
  urethane: 0.22,
  phenolic: 0.057,
  'tempered-glass': 1.83,
  steel: 0.489,
  cloth: 0.45,
  water: 10,
  flesh: 1.7,
};
const ANY_SIZE_M = 0.2;

const plain = {
  timeS: 0,
  endTimeS: 1.5,
  bodyIds: [],
  partIds: [],
  hits: [],
  curve: [],
  levelDb: -6,
  normalSpeedMps: 3,
  slipSpeedMps: 0,
  seed: 1,
};
const made = (like, materialIds, sizesM, more = {}) => ({
  ...plain,
  source: { type: 'made', like },
  materials: materialIds,
  sizesM,
  ...more,
});
const point = (timeS, gainDb, speedMps, distanceM = 4) => ({ timeS, gainDb, speedMps, distanceM, pan: 0 });
/** From one speed to another in a time, as loud as it is fast. */
const slowing = (fromMps, toMps, endTimeS) => ({
  endTimeS,
  curve: [point(0, 0, fromMps), point(endTimeS, 20 * Math.log10(toMps / fromMps), toMps)],
});
/** Past the listener at a speed, as near as `nearM`. */
const passing = (speedMps, nearM) => ({
  endTimeS: 1.6,
  curve: Array.from({ length: 17 }, (_, i) => {
    const distanceM = Math.hypot(nearM, speedMps * (i / 10 - 0.8));
    return point(i / 10, 20 * Math.log10(nearM / distanceM), speedMps, distanceM);
  }),
});

const hows = {
  'Light hit': (pair, sizes) => made('impact', pair, sizes, { normalSpeedMps: 0.7 }),
  'Hard hit': (pair, sizes) => made('impact', pair, sizes, { normalSpeedMps: 6 }),
  Rattle: (pair, sizes) => made('rattle', pair, sizes, { endTimeS: 0.8 }),
  Roll: (pair, sizes) => made('roll', pair, sizes, slowing(3, 0.3, 1.5)),
  Slide: (pair, sizes) => made('slide', pair, sizes, slowing(3, 0.3, 1.2)),
  Break: (pair, sizes) => made('break', pair, sizes),
};
const onWhat = {
  Floor: ['hardwood', 15],
  Rim: ['steel', 0.489],
  Board: ['tempered-glass', 1.83],
  Net: ['cloth', 0.45],
  Concrete: ['concrete', 20],
  Mat: ['rubber', 2],
};
const lasting = {
  'Bowling ball rolls': made('roll', ['urethane', 'hardwood'], [0.22, 18], slowing(8, 6, 2)),
  'Steel ball rolls out': made('roll', ['steel', 'concrete'], [0.05, 18], slowing(2, 0.2, 2.5)),
  'Crate slides': made('slide', ['softwood', 'concrete'], [0.6, 20], slowing(3, 0.2, 1.2)),
  'Shoe squeaks': made('slide', ['rubber', 'hardwood'], [0.3, 15], slowing(2.5, 0.3, 0.6)),
  'Ball through the net': made('slide', ['basketball', 'cloth'], [0.24, 0.45], slowing(6, 4, 0.22)),
  'Rod whooshes': made('whoosh', ['steel'], [0.01], passing(25, 2)),
  'Ball passes': made('whoosh', ['basketball'], [0.24], passing(12, 1)),
  'Car passes': made('whoosh', ['steel'], [4], passing(30, 4)),
  'Pebble drops into water': made('splash', ['concrete', 'water'], [0.03, 10], { normalSpeedMps: 1.5 }),
  'Ball drops into water': made('splash', ['basketball', 'water'], [0.24, 10], { normalSpeedMps: 6 }),
  'Body falls into water': made('splash', ['flesh', 'water'], [1.7, 10], { normalSpeedMps: 8 }),
  'Rope snaps': made('break', ['cloth', 'steel'], [2, 0.3]),
  'Beam snaps': made('break', ['softwood', 'softwood'], [1.5, 1.5]),
  'Bolt snaps': made('break', ['steel', 'steel'], [0.05, 0.5]),
};

const context = new AudioContext({ sampleRate: RATE });
const status = document.getElementById('status');
let playing = null;

function play(name, channels) {
  playing?.stop();
  context.resume();
  const buffer = context.createBuffer(channels.length, channels[0].length, RATE);
  channels.forEach((channel, i) => {
    buffer.copyToChannel(channel, i);
  });
  playing = new AudioBufferSourceNode(context, { buffer });
  playing.connect(context.destination);
  playing.start();
  status.textContent = `${name}: ${buffer.duration.toFixed(2)} s`;
}

/** The samples of a cue at the peak of comparison. */
function samplesOf(cue) {
  const [signal] = soundOf(cue, RATE);
  const peak = signal.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return Float32Array.from(signal, (value) => (PEAK * value) / peak);
}

function button(parent, text, name, onClick) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.title = name;
  element.ariaLabel = name;
  element.addEventListener('click', onClick);
  parent.append(element);
}

const cueOf = (a, b) =>
  hows[new FormData(how).get('how')](
    [a, b],
    [a, b].map((id) => SIZES_M[id] ?? ANY_SIZE_M),
  );

const how = document.getElementById('how');
Object.keys(hows).forEach((name, i) => {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'how',
    value: name,
    checked: i === 1,
  });
  label.append(input, ` ${name}`);
  how.append(label);
});

const table = document.getElementById('pairs');
const head = table.createTHead().insertRow();
head.append(document.createElement('th'));
for (const { label } of materials.all) {
  head.append(Object.assign(document.createElement('th'), { textContent: label, scope: 'col' }));
}
const body = table.createTBody();
materials.all.forEach((a, i) => {
  const row = body.insertRow();
  const name = Object.assign(document.createElement('th'), { scope: 'row' });
  row.append(name);
  button(name, a.label, `${a.label} on everything`, () => {
    const sounds = materials.all.map((b) => samplesOf(cueOf(a.id, b.id)).subarray(0, RATE));
    const out = new Float32Array(sounds.length * RATE);
    sounds.forEach((sound, k) => {
      out.set(sound, k * RATE);
    });
    play(`${a.label} on everything, one a second`, [out]);
  });
  materials.all.forEach((b, k) => {
    const cell = row.insertCell();
    if (k >= i)
      button(cell, '·', `${a.label} on ${b.label}`, () =>
        play(`${a.label} on ${b.label}`, [samplesOf(cueOf(a.id, b.id))]),
      );
  });
});

for (const [name, [id, sizeM]] of Object.entries(onWhat)) {
  const cue = made('impact', ['basketball', id], [0.24, sizeM], { normalSpeedMps: 6 });
  button(document.getElementById('basketball'), name, `Basketball on ${name}`, () => play(name, [samplesOf(cue)]));
}
for (const [name, cue] of Object.entries(lasting)) {
  button(document.getElementById('lasting'), name, name, () => play(name, [samplesOf(cue)]));
}

const scenes = await (await fetch('scenes.json')).json();
for (const { label, cues, durationS, room, levels } of scenes) {
  button(document.getElementById('scenes'), label, label, () => {
    status.textContent = `${label}: rendering …`;
    // The words are painted before the work begins.
    setTimeout(() => {
      const { mix } = renderStems({ cues, durationS, sampleRate: RATE, recordings: new Map(), room, levels });
      play(label, mix.channels);
    }, 50);
  });
}
