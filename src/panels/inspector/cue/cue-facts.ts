import { type FrameRate, secondsToFrame } from '../../../core/base/time.ts';
import { toTimecode } from '../../../core/base/timecode.ts';
import type { Cue, CueSync } from '../../../core/cues/cue.ts';
import { formatNumber } from '../../units.ts';

/** Speed of sound in air of 20 °C, in metres a second. */
const SOUND_MPS = 343;
/** Nearer to straight ahead than this is ahead, in degrees. */
const AHEAD_DEG = 5;

export type Facts = readonly (readonly [term: string, value: string])[];

/** To the millisecond, with its frame and timecode: "1.104 s · frame 26 · 00:00:01:02". */
export function instantOf(timeS: number, rate: FrameRate): string {
  const frame = secondsToFrame(timeS, rate);
  return `${timeS.toFixed(3)} s · frame ${frame} · ${toTimecode(frame, rate)}`;
}

/** When a cue is made, and heard. */
export function timeFacts(cue: Cue, rate: FrameRate): Facts {
  const delayMs = (cue.heardAtS - cue.timeS) * 1000;
  const lastsS = cue.endTimeS - cue.timeS;
  return [
    ['When', instantOf(cue.timeS, rate)],
    ...(lastsS > 0.0005 ? [['Lasts', `${formatNumber(lastsS, 3)} s`] as const] : []),
    ...(delayMs > 0.05 ? [['Heard', `${formatNumber(delayMs, 1)} ms later`] as const] : []),
  ];
}

/** The physics that a cue came from; what it has none of is left out. */
export function physicsFacts(cue: Cue): Facts {
  const facts: (readonly [string, string, boolean])[] = [
    ['Blows', String(cue.hits.length), cue.hits.length > 1],
    ['Impulse', `${formatNumber(cue.impulseNs, 3)} N·s`, cue.impulseNs > 0],
    ['Closing speed', `${formatNumber(cue.normalSpeedMps, 2)} m/s`, cue.normalSpeedMps > 0],
    ['Sliding speed', `${formatNumber(cue.slipSpeedMps, 2)} m/s`, cue.slipSpeedMps > 0],
    ['Mass', massText(cue.massKg), cue.massKg > 0],
    ['Energy lost', `${formatNumber(cue.energyJ, 3)} J`, cue.energyJ > 0],
  ];
  return facts.filter(([, , isKnown]) => isKnown).map(([term, value]) => [term, value]);
}

/** Where a cue is heard from, what it sounds like, and how well it must meet the picture. */
export function heardFacts(cue: Cue): Facts {
  const { timbre } = cue;
  return [
    ...(cue.pointM
      ? ([
          [
            'Distance',
            `${formatNumber(cue.distanceM, 1)} m, ${formatNumber((cue.distanceM / SOUND_MPS) * 1000, 1)} ms for sound`,
          ],
          ['Where', whereText(cue)],
        ] as const)
      : [['Where', 'Everywhere at once'] as const]),
    ['Level', `${formatNumber(cue.levelDb, 1)} dB at 1 m`],
    ...(timbre.words.length > 0 ? [['Sounds', timbre.words.join(', ')] as const] : []),
    ...(timbre.t60S > 0 ? [['Rings', `${formatNumber(timbre.t60S * 1000, 0)} ms to −60 dB`] as const] : []),
    ...(timbre.centroidHz > 0 ? [['Centre', `${formatNumber(timbre.centroidHz, 0)} Hz`] as const] : []),
    ['In step', syncText(cue.sync)],
  ];
}

/** "32° to the right, 6° up, in the picture". */
export function whereText(cue: Pick<Cue, 'azimuthRad' | 'elevationRad' | 'isOffscreen'>): string {
  const turn = (cue.azimuthRad * 180) / Math.PI;
  const lift = (cue.elevationRad * 180) / Math.PI;
  const side =
    Math.abs(turn) < AHEAD_DEG ? 'Ahead' : `${Math.round(Math.abs(turn))}° to the ${turn > 0 ? 'right' : 'left'}`;
  const height = Math.abs(lift) < AHEAD_DEG ? '' : `, ${Math.round(Math.abs(lift))}° ${lift > 0 ? 'up' : 'down'}`;
  return `${side}${height}, ${cue.isOffscreen ? 'out of the picture' : 'in the picture'}`;
}

const SYNC_WORDS = { hard: 'To the frame', soft: 'Loosely', free: 'Free' } as const;

/** "To the frame: 20 ms early to 45 ms late". */
export function syncText({ class: how, earlyS, lateS }: CueSync): string {
  if (how === 'free') return 'Free of the picture';
  return `${SYNC_WORDS[how]}: ${formatNumber(earlyS * 1000, 0)} ms early to ${formatNumber(lateS * 1000, 0)} ms late`;
}

function massText(massKg: number): string {
  return massKg < 1 ? `${formatNumber(massKg * 1000, 0)} g` : `${formatNumber(massKg, 2)} kg`;
}
