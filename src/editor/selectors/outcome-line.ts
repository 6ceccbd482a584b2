import type { ConditionResult, OutcomeResult } from '../../core/outcomes/outcome.ts';
import type { Condition, Scene } from '../../core/scene/schema.ts';
import { wishedProps } from './heroes.ts';

/** Touches that the line names before it stops. */
const MAX_TOUCHES = 6;

/** What happened, in a line: `Missed by 3.4 cm · board 0.93 → rim 1.10 → floor 1.58`. */
export function outcomeLine(scene: Scene, outcome: OutcomeResult): string {
  const touches = touchesToTell(scene, outcome);
  const trail = touches.slice(0, MAX_TOUCHES).map(({ label, timeS }) => `${label} ${timeS.toFixed(2)}`);
  if (touches.length > MAX_TOUCHES) trail.push('…');
  const said = [verdict(scene, outcome), trail.join(' → ')].filter((part) => part !== '');
  return said.length > 0 ? said.join(' · ') : 'Nothing touches.';
}

/** The touches of what the scene's wishes are about; where it has none, of what was thrown; else all. */
function touchesToTell(scene: Scene, outcome: OutcomeResult): OutcomeResult['happened'] {
  const touches = outcome.happened.filter(({ type }) => type === 'touch');
  const wished = wishedProps(scene);
  const thrown = Object.entries(scene.props).flatMap(([id, { release }]) =>
    release?.velocityMps.some((speed) => speed !== 0) ? [id] : [],
  );
  const subjects = wished.size > 0 ? wished : new Set(thrown);
  const told = touches.filter(({ propIds }) => propIds.some((id) => subjects.has(id)));
  return told.length > 0 ? told : touches;
}

/** Whether the scene got what it wanted, in words, and whether to show that as good or as a surprise. */
export function outcomeStatus(
  scene: Scene,
  outcome: OutcomeResult,
): { readonly tone: 'good' | 'surprise' | 'none'; readonly text: string } {
  if (outcome.conditions.length === 0) return { tone: 'none', text: 'Nothing is wanted yet' };
  const allBroken = outcome.conditions.filter(({ isMet }) => !isMet);
  // In or out is what people ask first; how it came about is second.
  const broken = allBroken.find(({ id }) => scene.outcome[id]?.type === 'pass') ?? allBroken[0];
  if (!broken) return { tone: 'good', text: 'as wanted' };
  return { tone: 'surprise', text: surprise(scene.outcome[broken.id], broken) };
}

/** `3.4 cm`, `8 mm`, `1.25 m`, `0.12 s`. */
export function marginText({ value, unit }: { readonly value: number; readonly unit: 'm' | 's' }): string {
  if (unit === 's') return `${value.toFixed(2)} s`;
  if (value >= 1) return `${value.toFixed(2)} m`;
  return value >= 0.01 ? `${(value * 100).toFixed(1)} cm` : `${(value * 1000).toFixed(0)} mm`;
}

/** What became of the first passage that the scene asks about. */
function verdict(scene: Scene, outcome: OutcomeResult): string {
  const result = outcome.conditions.find(({ id }) => scene.outcome[id]?.type === 'pass');
  if (!result) return '';
  const hasPassed = result.isMet === (result.mode === 'must');
  if (hasPassed) return result.timeS === null ? "It's in" : `In at ${result.timeS.toFixed(2)}`;
  return result.margin?.unit === 'm' ? `Missed by ${marginText(result.margin)}` : 'Missed';
}

function surprise(condition: Condition | undefined, { mode, label }: ConditionResult): string {
  if (condition?.type === 'pass' && mode === 'never') return "It's in! This scene wanted a miss.";
  if (condition?.type === 'pass') return 'It misses. This scene wanted it in.';
  if (condition?.type === 'sequence') return 'Another ending.';
  return mode === 'never' ? `This happened: ${label}` : `This did not happen: ${label}`;
}
