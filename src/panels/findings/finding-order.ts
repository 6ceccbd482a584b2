import type { Finding } from '../../core/checks/check-kind.ts';

type Intended = Readonly<Record<string, unknown>>;

const RANK = { impossible: 0, unlikely: 1, craft: 2 } as const;

/** Worst first, then by time; what is intended comes last. */
export function sortedFindings(findings: readonly Finding[], intended: Intended): readonly Finding[] {
  const rank = (finding: Finding) => (Object.hasOwn(intended, finding.id) ? 3 : RANK[finding.level]);
  return findings.toSorted((a, b) => rank(a) - rank(b) || a.timeS - b.timeS);
}

/** "1 impossible · 2 unlikely", or how many are intended where that is all. */
export function countText(findings: readonly Finding[], intended: Intended): string {
  const open = findings.filter(({ id }) => !Object.hasOwn(intended, id));
  const parts = (['impossible', 'unlikely', 'craft'] as const).flatMap((level) => {
    const count = open.filter((finding) => finding.level === level).length;
    return count > 0 ? [`${count} ${level}`] : [];
  });
  if (parts.length > 0) return parts.join(' · ');
  return findings.length > 0 ? `${findings.length} intended` : '';
}
