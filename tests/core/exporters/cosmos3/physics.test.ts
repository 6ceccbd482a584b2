import { expect, it } from 'vitest';
import { cosmos3 } from '../../../../src/core/exporters/cosmos3/cosmos3.ts';
import { makePrompts } from '../../../../src/core/exporters/cosmos3/made-prompts.ts';
import { lawsOf, lawsText } from '../../../../src/core/exporters/cosmos3/physics-laws.ts';
import { IMPACT_S } from '../../shot/sample.ts';
import { filmedFor } from '../filmed-for.ts';

const base = filmedFor(cosmos3);
/** It leaves the floor with 3 m/s. */
const shot = { ...base, contacts: base.contacts.map((contact) => ({ ...contact, reboundSpeedMps: 3 })) };
const { physics, negative } = makePrompts(shot, { resolution: '720', promptWords: 600 });
const namesOf = (of: typeof shot) => lawsOf(of).map(({ name }) => name);

it('counts frames from 1, and tells a blow in the frame that shows it', () => {
  // Frame n, from 0, shows [n, n + 1) / 24 s.
  const frame = Math.floor(IMPACT_S * 24) + 1;
  const blow = physics.predicted_timeline.find(({ text }) => /(hits|strikes) the floor/.test(text));
  expect(blow?.frames.split('-')[0]).toBe(String(frame));
  expect(physics.predicted_timeline[0]!.text).toMatch(new RegExp(`with no contact before frame ${frame}\\.`));
  // Down with sqrt(32) m/s, up with 3 m/s, by the contact that the sample tells.
  const { normalSpeedMps, reboundSpeedMps } = shot.contacts[0]!;
  const kept = Math.round((10 * reboundSpeedMps) / normalSpeedMps) * 10;
  expect(blow?.text).toContain(`keeping about ${kept} % of its speed`);
});

it('goes by the laws that show', () => {
  // The sample has a pull of 10 m/s², no air, a ball that flies, bounces on a still floor, and rests nowhere.
  expect(namesOf(shot)).toEqual(expect.arrayContaining(['gravity', 'contact and non-penetration', 'restitution']));
  for (const name of [
    'air drag',
    'buoyancy',
    'rolling',
    'constraint forces',
    'momentum conservation',
    'weightlessness',
  ])
    expect(namesOf(shot)).not.toContain(name);
  expect(lawsText(lawsOf(shot))).toMatch(/ apply to this scene\. Gravity of 10\.00 m\/s² /);
  const airy = { ...shot, world: { ...shot.world, airDensityKgpm3: 1.2 } };
  expect(namesOf(airy)).toContain('air drag');
  const wet = { ...shot, subjects: shot.subjects.map((s) => (s.id === 'floor' ? { ...s, kind: 'water' } : s)) };
  expect(namesOf(wet)).toContain('buoyancy');
  const rolled = { ...shot, contacts: shot.contacts.map((c) => ({ ...c, phase: 'roll' as const })) };
  expect(namesOf(rolled)).toContain('rolling');
  const loose = { ...shot, bodies: shot.bodies.map((body) => ({ ...body, drive: 'free' as const })) };
  expect(namesOf(loose)).toContain('momentum conservation');
  const floating = { ...shot, world: { ...shot.world, gravityMps2: [0, 0, 0] as [number, number, number] } };
  expect(namesOf(floating)).toContain('weightlessness');
  expect(namesOf(floating)).not.toContain('gravity');
});

it('keeps what always holds, where nothing touches and nothing moves', () => {
  const still = { ...shot, contacts: [], trajectories: [] };
  expect(namesOf(still)).toEqual(['identity and mass conservation']);
  const told = makePrompts(still, { resolution: '720', promptWords: 600 });
  expect(told.physics.predicted_timeline).toEqual([{ frames: `1-${shot.clip.frameCount}`, text: 'Nothing moves.' }]);
  expect(told.prompt.actions).toEqual([{ time: '0:00-0:01', description: 'Nothing moves but the camera.' }]);
});

it('rules out what this clip could fall into', () => {
  expect(negative).toMatch(/^A poor video: /);
  expect(negative).toContain('ball hovering');
  expect(negative).toMatch(/camera shake, pan, tilt, zoom/);
});
