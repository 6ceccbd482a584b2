import { describe, expect, it } from 'vitest';
import { contactTimeS, halfSine } from '../../../src/core/dsp/contact-pulse.ts';
import { MAX_T60_S, ringInto } from '../../../src/core/dsp/modal.ts';
import { soundingBody } from '../../../src/core/dsp/sounding-body.ts';
import { materials } from '../../../src/core/materials/index.ts';
import { schroederT60S } from './fixtures.ts';

const RATE = 48_000;

describe('ring-down', () => {
  // T60 = 2.2 / (eta f): a mode of loss factor eta decays as exp(-pi eta f t), and ln(1000) / pi = 2.199.
  const cases = materials.all.flatMap((material) =>
    soundingBody(material, 0.25, () => 0.5)
      .modes.map((mode) => ({
        material,
        mode,
        expectedS: Math.log(1000) / (Math.PI * material.sound.lossFactor * mode.hz),
      }))
      .filter(({ expectedS }) => expectedS > 0.02 && expectedS < MAX_T60_S),
  );

  it('is checked for every material that rings at all', () => {
    const ids = new Set(cases.map(({ material }) => material.id));
    for (const id of ['steel', 'aluminium', 'glass', 'hardwood', 'plastic', 'concrete', 'ice'])
      expect(ids).toContain(id);
  });

  it.each(cases)('$material.id at $mode.hz Hz lasts $expectedS s', ({ mode, expectedS }) => {
    const out = new Float64Array(Math.ceil(1.2 * expectedS * RATE));
    ringInto(out, [mode], Float64Array.of(1), RATE);
    expect(schroederT60S(out, RATE) / expectedS).toBeGreaterThan(0.85);
    expect(schroederT60S(out, RATE) / expectedS).toBeLessThan(1.15);
  });
});

describe('a mode', () => {
  it('sounds at its own frequency', () => {
    const out = new Float64Array(RATE);
    ringInto(out, [{ hz: 440, t60S: 5, gain: 1 }], Float64Array.of(1), RATE);
    let crossings = 0;
    for (let i = 1; i < RATE / 2; i++) if (out[i - 1]! < 0 !== out[i]! < 0) crossings++;
    // Two crossings a period for half a second.
    expect(Math.abs(crossings - 440)).toBeLessThanOrEqual(1);
  });

  it('above what the sample rate can hold is left out', () => {
    const out = new Float64Array(100);
    ringInto(out, [{ hz: 23_000, t60S: 1, gain: 1 }], Float64Array.of(1), RATE);
    expect(out.every((value) => value === 0)).toBe(true);
  });

  it('is excited less by a push much longer than its period', () => {
    // A half sine of length T has the spectrum cos(pi f T) / (1 - (2 f T)^2): at f T = 9 that is 1 / 323.
    const peak = (pushS: number) => {
      const out = new Float64Array(RATE / 4);
      const push = halfSine(pushS, RATE);
      ringInto(out, [{ hz: 900, t60S: 1, gain: 1 }], push, RATE);
      return Math.max(...out.slice(push.length + 4).map(Math.abs));
    };
    const share = peak(0.01) / peak(0.00002);
    expect(share).toBeGreaterThan(0.5 / 323);
    expect(share).toBeLessThan(1.5 / 323);
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
});
