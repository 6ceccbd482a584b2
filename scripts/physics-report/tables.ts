import { SHELL } from '../../tests/physics/plans.ts';
import { rebound } from '../../tests/physics/reference/bounce.ts';
import { apexes, G, thrown } from '../../tests/physics/reference/flight.ts';
import { SWISH_WINDOWS } from '../../tests/physics/reference/free-throw.ts';
import { type Ring, seededShots, shotAtRing } from '../../tests/physics/reference/ring.ts';
import { angleDeg, median, norm, plus, type V } from '../../tests/physics/reference/vectors.ts';
import { HOOPS, hoopWindow } from './hoops.ts';
import { ourApexes, ourBounce, ourFlight, ourPass, ourShot, ourSink } from './ours.ts';
import { rawApexes, rawBounce, rawFlight, rawPass, rawShot, rawSink } from './raw.ts';
import { type Bars, bars, type Lines, lines } from './svg.ts';

/** What one experiment gives: a table for the page, and a plot where a plot says more. */
export interface Block {
  readonly table: string;
  readonly plot?: string;
}

const RATES = [60, 120, 240, 480, 960];
const HZ = 240;

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

const percent = (share: number, digits: number) => `${(share * 100).toFixed(digits)} %`;
const worst = (errors: readonly number[]) => Math.max(...errors.map(Math.abs));
const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

/** Error of place after a second of flight at (8, 6) m/s. */
export async function flightBlock(): Promise<Block> {
  const p: V = [0, 2, 0];
  const v: V = [8, 6, 0];
  const due = thrown(p, v, 1).p;
  const rows: { hz: number; raw: number; ours: number }[] = [];
  for (const hz of RATES) {
    const off = (at: V) => norm(plus(at, due, -1)) * 1000;
    rows.push({ hz, raw: off(await rawFlight(hz, p, v)), ours: off(await ourFlight(hz, p, v)) });
  }
  return {
    table: tableOf(
      ['steps a second', 'engine alone', 'Rimshot'],
      rows.map(({ hz, raw, ours }) => [`${hz}`, `${raw.toFixed(2)} mm`, `${ours.toFixed(2)} mm`]),
    ),
  };
}

const DROPS = Array.from({ length: 20 }, (_, phase) => 1.8 + phase * 0.00125);

/** Error of the first four apexes of a ball dropped from 1.8 m with e = 0.8, the worst of twenty phases of the step. */
export async function apexBlock(rates: readonly number[] = RATES): Promise<Block> {
  const count = 4;
  const errors = async (hz: number, measure: typeof rawApexes) => {
    const all: number[][] = Array.from({ length: count }, () => []);
    for (const dropM of DROPS) {
      const due = apexes(dropM, 0.8, count);
      (await measure(hz, dropM, 0.8, count)).forEach((apex, n) => all[n]!.push(apex / due[n]! - 1));
    }
    return all.map(worst);
  };
  const rows: { hz: number; raw: number[]; ours: number[] }[] = [];
  for (const hz of rates) rows.push({ hz, raw: await errors(hz, rawApexes), ours: await errors(hz, ourApexes) });
  const plot: Lines = {
    title: 'Height of the fourth apex: worst error',
    x: { label: 'steps a second', ticks: RATES, isLog: true },
    y: { label: 'error in %', ticks: [0.0001, 0.001, 0.01, 0.1, 1, 10], isLog: true },
    series: [
      { name: 'engine alone', points: rows.map(({ hz, raw }) => [hz, raw[3]! * 100]) },
      { name: 'Rimshot', points: rows.map(({ hz, ours }) => [hz, Math.max(ours[3]! * 100, 0.0001)]) },
    ],
  };
  return {
    table: tableOf(
      ['steps a second', ...[1, 2, 3, 4].map((n) => `apex ${n}, engine alone`), 'all four, Rimshot'],
      rows.map(({ hz, raw, ours }) => [`${hz}`, ...raw.map((error) => percent(error, 1)), percent(worst(ours), 3)]),
    ),
    plot: lines(plot),
  };
}

const BOUNCES: readonly (readonly [what: string, mu: number, e: number, spinRadps: number])[] = [
  ['slides: μ 0.1, e 0.8, no spin', 0.1, 0.8, 0],
  ['backspin 20 rad/s: μ 0.4, e 0.75', 0.4, 0.75, 20],
  ['backspin 20 rad/s, grips: μ 1, e 0.8', 1, 0.8, 20],
  ['topspin 30 rad/s: μ 0.3, e 0.75', 0.3, 0.75, -30],
];

/** Error of the speed along the floor and of the spin after a bounce of a shell ball at 4 m/s: medians of twenty phases. */
export async function spinBlock(): Promise<Block> {
  const radiusM = 0.12;
  const rows: { what: string; values: number[] }[] = [];
  for (const [what, mu, e, spinRadps] of BOUNCES) {
    const errors: number[][] = [[], [], [], []];
    for (let phase = 0; phase < 20; phase++) {
      const dropM = 0.6 + phase * 0.00075;
      const spec = { radiusM, k: SHELL, p: [0, radiusM + dropM, 0] as V, v: [4, 0, 0] as V, w: [0, 0, spinRadps] as V };
      const due = rebound({ radiusM, k: SHELL, e, mu }, [4, -Math.sqrt(2 * G * dropM), 0], spec.w, [0, 1, 0]);
      const raw = await rawBounce(HZ, { ...spec, massKg: 0.62, e, mu });
      const ours = await ourBounce(HZ, spec, e, mu);
      [raw.v[0] / due.v[0], raw.w[2] / due.w[2], ours.v[0] / due.v[0], ours.w[2] / due.w[2]].forEach((ratio, i) =>
        errors[i]!.push(Math.abs(ratio - 1)),
      );
    }
    rows.push({ what, values: errors.map(median) });
  }
  const plot: Bars = {
    title: 'Spin after a bounce: error in %',
    groups: rows.map(({ what, values }) => ({ label: what, values: [values[1]! * 100, values[3]! * 100] })),
    names: ['engine alone', 'Rimshot'],
  };
  return {
    table: tableOf(
      ['bounce', 'speed, engine alone', 'spin, engine alone', 'speed, Rimshot', 'spin, Rimshot'],
      rows.map(({ what, values }) => [what, ...values.map((value, i) => percent(value, i < 2 ? 1 : 3))]),
    ),
    plot: bars(plot),
  };
}

const RING: Ring = { ringM: 0.2286 + 0.0079, rodM: 0.0079, ballM: 0.1192 };

/** Direction of the first bounce of 200 seeded shots at a ring, against an exact torus. */
export async function rimBlock(count = 200): Promise<Block> {
  const e = 0.65;
  const durationS = 3;
  const raw = { degrees: [] as number[], speeds: [] as number[], agreed: 0, ghosts: 0 };
  const ours = { degrees: [] as number[], speeds: [] as number[], agreed: 0, ghosts: 0 };
  for (const shot of seededShots(RING, count, 20_260_816)) {
    const due = shotAtRing(RING, e, shot.p, shot.v, durationS);
    const first = due.hits[0];
    const note = (into: typeof raw, after: V | null, dueAfter: V | undefined, isMade: boolean) => {
      if (isMade === due.isMade) into.agreed++;
      if (Boolean(after) !== Boolean(dueAfter)) into.ghosts++;
      if (!after || !dueAfter) return;
      into.degrees.push(angleDeg(after, dueAfter));
      into.speeds.push(Math.abs(norm(after) / norm(dueAfter) - 1));
    };
    const engine = await rawShot(HZ, RING, e, shot, durationS);
    // The engine's bounce is read at the end of a step: let the due one fall as long.
    const fallen =
      first && engine.bounce ? plus(first.afterMps, [0, G * (first.timeS - engine.bounce.timeS), 0]) : first?.afterMps;
    note(raw, engine.bounce?.velocityMps ?? null, fallen, engine.isMade);
    const baked = await ourShot(HZ, RING, e, shot, durationS);
    note(ours, baked.bounceMps, first?.afterMps, baked.isMade);
  }
  const row = (what: string, { degrees, speeds, agreed, ghosts }: typeof raw, digits: number) => [
    what,
    `${median(degrees).toFixed(digits)}°`,
    `${percentile(degrees, 0.9).toFixed(digits)}°`,
    `${worst(degrees).toFixed(digits)}°`,
    percent(percentile(speeds, 0.9), digits),
    `${ghosts}`,
    percent(agreed / count, 1),
  ];
  const shares = (degrees: readonly number[]) =>
    [...degrees]
      .sort((a, b) => a - b)
      .map((value, i): [number, number] => [Math.max(value, 1e-5), ((i + 1) / degrees.length) * 100]);
  return {
    table: tableOf(
      ['', 'median', '90 % within', 'worst', 'speed, 90 % within', 'bounces missed or made up', 'same end'],
      [row('engine alone, 64 capsules', raw, 1), row('Rimshot, exact ring', ours, 4)],
    ),
    plot: lines({
      title: 'Direction after the rim: share of shots within an error',
      x: { label: 'error in degrees', ticks: [0.00001, 0.0001, 0.001, 0.01, 0.1, 1, 10, 100], isLog: true },
      y: { label: 'share of shots in %', ticks: [0, 25, 50, 75, 100], isLog: false },
      series: [
        { name: 'engine alone', points: shares(raw.degrees) },
        { name: 'Rimshot', points: shares(ours.degrees) },
      ],
    }),
  };
}

/** How much of its speed a ball changes by that passes the edge of a plate with room to spare: worst of ten phases. */
export async function passBlock(): Promise<Block> {
  const rows: string[][] = [];
  for (const clearMm of [1, 2, 5, 10, 15]) {
    const raw: number[] = [];
    const ours: number[] = [];
    for (let phase = 0; phase < 1; phase += 0.1) {
      raw.push(await rawPass(HZ, clearMm / 1000, phase));
      ours.push(await ourPass(HZ, clearMm / 1000, phase));
    }
    rows.push([`${clearMm} mm`, percent(worst(raw), 0), percent(worst(ours), 0)]);
  }
  return { table: tableOf(['passes by', 'engine alone', 'Rimshot'], rows) };
}

/** How far the top of ten boxes of 40 cm sinks in ten seconds. */
export async function pileBlock(): Promise<Block> {
  const mm = (m: number) => `${(m * 1000).toFixed(1)} mm`;
  return {
    table: tableOf(
      ['', 'engine alone', 'Rimshot'],
      [['top of ten boxes of 40 cm, after 10 s', mm(await rawSink(HZ, 0.4)), mm(await ourSink(HZ, 0.4))]],
    ),
  };
}

/** Speeds that swish at the hoops that ship. */
export async function windowsBlock(angles: readonly number[] = SWISH_WINDOWS.map(([deg]) => deg)): Promise<Block> {
  const say = (window: readonly [number, number] | null) =>
    window ? `${window[0].toFixed(3)}–${window[1].toFixed(3)}` : 'none';
  const rows: string[][] = [];
  for (const deg of angles) {
    const row = [`${deg}°`];
    for (const hoop of HOOPS) {
      for (const withAir of [false, true]) row.push(say(await hoopWindow(hoop, deg, withAir)));
    }
    rows.push(row);
  }
  return {
    table: tableOf(['angle', ...HOOPS.flatMap(({ label }) => [`${label}, no air`, `${label}, in air`])], rows),
  };
}

/** Every block of docs/physics.md, by the name between its marks. */
export const BLOCKS: Readonly<Record<string, () => Promise<Block>>> = {
  flight: flightBlock,
  apexes: () => apexBlock(),
  spin: spinBlock,
  rim: () => rimBlock(),
  pass: passBlock,
  pile: pileBlock,
  windows: () => windowsBlock(),
};
