import { exp } from '../../base/math.ts';
import type { Instrument } from './instrument.ts';
import { release } from './release.ts';
import { readTable, waveTable } from './wave-table.ts';

const RING_S = 1.2;
const SNAP_S = 0.12;
const RELEASE_S = 0.06;

/** A bass string: a bright snap that turns round and dies slowly. */
export const bass: Instrument = ({ hz, velocity, durationS, sampleRate }) => {
  const round = waveTable(hz, sampleRate, (n) => 1 / (n * n), 6);
  const bright = waveTable(hz, sampleRate, (n) => 1 / n, 24);
  const out = new Float64Array(Math.ceil((durationS + 4 * RELEASE_S) * sampleRate));
  const [keep, keepSnap] = [exp(-1 / (RING_S * sampleRate)), exp(-1 / (SNAP_S * sampleRate))];
  let [phase, ring, snap] = [0, 0.75, 0.15 + 0.3 * velocity];
  for (let i = 0; i < out.length; i++) {
    out[i] = ring * readTable(round, phase) + snap * readTable(bright, phase);
    phase += hz / sampleRate;
    if (phase >= 1) phase -= 1;
    ring *= keep;
    snap *= keepSnap;
  }
  return release(out, durationS, RELEASE_S, sampleRate);
};
