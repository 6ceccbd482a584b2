import type { Finding } from '../core/checks/check-kind.ts';
import type { Contact } from '../core/motion/contact.ts';
import type { Margin, OutcomeResult } from '../core/outcomes/outcome.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';
import type { SteadinessResult } from '../core/trials/trial.ts';
import { columns, metres, paint, seconds } from './layout.ts';
import type { Io } from './verb.ts';

/** Most contacts that are listed for people; `--json` has all. */
const MAX_CONTACTS = 40;
const MARKS = { impossible: ['bad', 'Impossible'], unlikely: ['warn', 'Unlikely'], craft: ['dim', 'Craft'] } as const;

/** A heading above an indented block. */
export function section(io: Io, title: string, note: string, block: string): string {
  return `\n${paint(io, 'bold', title)}${note && `  ${note}`}\n${block}`;
}

export function contactsSection(io: Io, scene: Scene, result: TakeResult): string {
  const { contacts } = result.motion;
  const nameOf = namer(scene, result);
  const side = (contact: Contact, i: 0 | 1) => nameOf(contact.bodyIds[i], contact.partIds[i]);
  const rows = contacts.slice(0, MAX_CONTACTS).map((contact) => {
    const isImpact = contact.phase === 'impact';
    return [
      seconds(contact.timeS),
      contact.phase,
      `${side(contact, 0)} × ${side(contact, 1)}`,
      isImpact ? `${contact.normalSpeedMps.toFixed(2)} m/s` : `until ${seconds(contact.endTimeS)}`,
      `${contact.impulseNs.toFixed(2)} N·s`,
    ];
  });
  const more = contacts.length - rows.length;
  const rest = more > 0 ? `  … and ${more} more; --json lists them all\n` : '';
  const block = contacts.length === 0 ? '  Nothing touches.\n' : columns(rows, 2, [0, 3, 4]) + rest;
  return section(io, 'Contacts', String(contacts.length), block);
}

export function outcomeSection(io: Io, outcome: OutcomeResult): string {
  const rows = outcome.conditions.map((condition) => [
    condition.isMet ? paint(io, 'good', '✓') : paint(io, 'bad', '✗'),
    condition.label,
    condition.timeS === null ? '' : seconds(condition.timeS),
    condition.margin ? `by ${amount(condition.margin)}` : '',
  ]);
  const happened = outcome.happened.map(({ label, timeS }) => `${label} ${timeS.toFixed(2)}`).join(' → ');
  const verdict =
    outcome.conditions.length === 0
      ? paint(io, 'dim', 'nothing was asked for')
      : outcome.isMet
        ? paint(io, 'good', 'as wanted')
        : paint(io, 'warn', 'not as wanted');
  return section(io, 'Outcome', verdict, columns(rows, 2, [2]) + (happened && `  ${paint(io, 'dim', happened)}\n`));
}

export function steadinessSection(io: Io, steadiness: SteadinessResult): string {
  const isSteady = steadiness.kept === steadiness.trials;
  const total = `${steadiness.kept} of ${steadiness.trials} trials end as wanted`;
  const rows = steadiness.varied.map(({ what, trials, kept }) => [what, `${kept} of ${trials}`]);
  return section(io, 'Steadiness', paint(io, isSteady ? 'good' : 'warn', total), columns(rows, 2, [1]));
}

/** The findings, what is meant apart from what is not. */
export function findingsSection(io: Io, scene: Scene, findings: readonly Finding[], checkCount: number): string {
  if (findings.length === 0) return section(io, 'Findings', paint(io, 'good', `none; ${checkCount} checks ran`), '');
  const block = findings.map((finding) => {
    const [tone, level] = MARKS[finding.level];
    const intended = isIntended(scene, finding) ? paint(io, 'dim', ' (intended)') : '';
    const head = `  ${paint(io, tone, level)} · ${finding.title}, ${seconds(finding.timeS)}${intended}`;
    return `${head}\n    ${finding.message}\n    ${paint(io, 'dim', finding.fix)}\n`;
  });
  return section(io, 'Findings', String(findings.length), block.join(''));
}

export function isIntended(scene: Scene, finding: Finding): boolean {
  return Object.hasOwn(scene.intended, finding.id);
}

/** 1 where something impossible happens that nobody means, the bake broke off, or the outcome is not met; else 0. */
export function verdictOf(scene: Scene, result: TakeResult): 0 | 1 {
  const isBroken = result.findings.some((f) => f.level === 'impossible' && !isIntended(scene, f));
  return isBroken || result.motion.stop !== null || !result.outcome.isMet ? 1 : 0;
}

/** What a body, or a part of one, is called: "Hoop rim". A prop of one part goes by its own name. */
function namer(scene: Scene, result: TakeResult): (bodyId: string, partId: string) => string {
  const bodies = new Map(result.plan.bodies.map((body) => [body.id, body]));
  return (bodyId, partId) => {
    const body = bodies.get(bodyId);
    const name = (body && scene.props[body.propId]?.name) || bodyId;
    return body && body.parts.length > 1 ? `${name} ${partId}` : name;
  };
}

function amount({ value, unit }: Margin): string {
  return unit === 'm' ? metres(value) : seconds(value);
}
