import { describe, expect, it } from 'vitest';
import { contactTimeS, halfSine } from '../../../src/core/dsp/contact-pulse.ts';
import { ringInto } from '../../../src/core/dsp/modal.ts';
import { soundingBody } from '../../../src/core/dsp/sounding-body.ts';
import { materials } from '../../../src/core/materials/index.ts';
import { schroederT60S } from './fixtures.ts';

const RATE = 48_000;
const TAP = [{ at: 0, force: Float64Array.of(1) }];

describe('ring-down', () => {
  // T60 = 2.2 / (eta f): a mode of loss factor eta decays as exp(-pi eta f t), and ln(1000) / pi = 2.199.
  const cases = materials.all.flatMap((material) =>
    [0.07, 0.25, 2].flatMap((sizeM) =>
      soundingBody(material, sizeM, 'body')
        .modes.map((mode) => ({
          id: material.id,
          sizeM,
          mode,
          hz: Math.round(mode.hz),
          expectedS: Math.log(1000) / (Math.PI * material.sound.lossFactor * mode.hz),
        }))
        .filter(({ mode, expectedS }) => expectedS > 0.02 && mode.hz < 0.45 * RATE),
    ),
  );

  it('is checked for every material that rings at all', () => {
    const ids = new Set(cases.map(({ id }) => id));
    const ringing = [
      'steel',
      'aluminium',
      'glass',
      'tempered-glass',
      'hardwood',
      'softwood',
      'plastic',
      'concrete',
      'ice',
    ];
    for (const id of [...ringing, 'basketball', 'celluloid', 'phenolic']) expect(ids).toContain(id);
  });

  it.each(cases)('$id, $sizeM m, $hz Hz lasts $expectedS s', ({ mode, expectedS }) => {
    const out = new Float64Array(Math.ceil(1.2 * expectedS * RATE));
    ringInto(out, [mode], TAP, RATE);
    expect(schroederT60S(out, RATE) / expectedS).toBeGreaterThan(0.85);
    expect(schroederT60S(out, RATE) / expectedS).toBeLessThan(1.15);
  });
});

describe('a mode', () => {
  it('sounds at its own frequency', () => {
    const out = new Float64Array(RATE);
    ringInto(out, [{ hz: 440, t60S: 5, gain: 1 }], TAP, RATE);
    let crossings = 0;
    for (let i = 1; i < RATE / 2; i++) if (out[i - 1]! < 0 !== out[i]! < 0) crossings++;
    // Two crossings a period for half a second.
    expect(Math.abs(crossings - 440)).toBeLessThanOrEqual(1);
  });

  it('above what the sample rate can hold is left out', () => {
    const out = new Float64Array(100);
    ringInto(out, [{ hz: 23_000, t60S: 1, gain: 1 }], TAP, RATE);
    expect(out.every((value) => value === 0)).toBe(true);
  });

  it('is excited less by a push much longer than its period', () => {
    // A half sine of length T has the spectrum cos(pi f T) / (1 - (2 f T)^2): at f T = 9 that is 1 / 323.
    const peak = (pushS: number) => {
      const out = new Float64Array(RATE / 4);
      const push = halfSine(pushS, RATE);
      ringInto(out, [{ hz: 900, t60S: 1, gain: 1 }], [{ at: 0, force: push }], RATE);
      return Math.max(...out.slice(push.length + 4).map(Math.abs));
    };
    const share = peak(0.01) / peak(0.00002);
    expect(share).toBeGreaterThan(0.5 / 323);
    expect(share).toBeLessThan(1.5 / 323);
  });

  it('sounds several blows as it sounds each of them, wherever they fall', () => {
    // The same recurrence is linear: overlapping, close and far blows must add up to rounding, but for cut tails at -70 dB.
    const mode = { hz: 300, t60S: 0.2, gain: 1 };
    const blows = [0, 40, 3000, 3001, 40_000].map((at) => ({ at, force: halfSine(0.001, RATE, 1 + at / 1e5) }));
    const together = new Float64Array(RATE);
    ringInto(together, [mode], blows, RATE);
    const apart = new Float64Array(RATE);
    for (const blow of blows) ringInto(apart, [mode], [blow], RATE);
    const worst = together.reduce((most, value, i) => Math.max(most, Math.abs(value - apart[i]!)), 0);
    expect(worst).toBeLessThan(5 * 10 ** (-70 / 20));
    expect(Math.max(...together)).toBeGreaterThan(0.5);
  });

  it('is never cut off within 60 dB of its start', () => {
    const out = new Float64Array(RATE);
    ringInto(out, [{ hz: 500, t60S: 0.5, gain: 1 }], TAP, RATE);
    const end = out.findLastIndex((value) => value !== 0) / RATE;
    expect(end).toBeGreaterThan(0.5);
    expect(end).toBeLessThan(0.5 * (70 / 60) + 0.01);
  });
});

describe('contact time', () => {
  const soundOf = (id: string) => materials.get(id).sound;

  it('of a basketball is about 12 ms at any speed', () => {
    const slow = contactTimeS([soundOf('basketball'), soundOf('hardwood')], 0.24, 1);
    const fast = contactTimeS([soundOf('basketball'), soundOf('hardwood')], 0.24, 10);
    expect(slow).toBeCloseTo(0.0122, 3);
    expect(Math.abs(fast - slow)).toBeLessThan(0.0001);
  });

  it('of stiff bodies goes with speed to the power -1/5 and with size', () => {
    const pair = [soundOf('steel'), soundOf('glass')];
    expect(contactTimeS(pair, 0.1, 1) / contactTimeS(pair, 0.1, 32)).toBeCloseTo(2, 6);
    expect(contactTimeS(pair, 0.2, 1) / contactTimeS(pair, 0.1, 1)).toBeCloseTo(2, 6);
  });

  // tau = 2.87 (m^2 / (R E*^2 v))^(1/5) of a sphere on its like: E* = E / (2 (1 - 0.3^2)), 1 / R = 2 / r, 1 / m = 2 / m1.
  it.each([
    ['steel', 0.02],
    ['hardwood', 0.05],
    ['plastic', 0.04],
    ['glass', 0.02],
  ])('of two spheres of %s, %d m across, is that of Hertz within a factor of two', (id, sizeM) => {
    const { densityKgpm3, stiffnessPa } = materials.get(id);
    const r = sizeM / 2;
    const mass = (densityKgpm3.value * (4 / 3) * Math.PI * r ** 3) / 2;
    const modulus = stiffnessPa.value / (2 * (1 - 0.3 ** 2));
    const hertzS = 2.87 * (mass ** 2 / ((r / 2) * modulus ** 2)) ** 0.2;
    const ratio = contactTimeS([soundOf(id), soundOf(id)], sizeM, 1) / hertzS;
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
