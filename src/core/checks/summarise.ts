import type { Finding } from './check-kind.ts';
import { sayTime } from './words.ts';

/** Most findings of one check and level that are told one by one. */
const MOST = 5;

/**
 * The findings of one check, the worst five of each level told in full and the rest in one: a pile of hundreds must not
 * bury what matters. Order is kept.
 */
export function summarise(findings: readonly Finding[]): readonly Finding[] {
  const levels = new Set(findings.map(({ level }) => level));
  return [...levels].flatMap((level) => {
    const all = findings.filter((finding) => finding.level === level);
    if (all.length <= MOST + 1) return all;
    const kept = new Set([...all].sort((a, b) => badness(b) - badness(a)).slice(0, MOST));
    const told = all.filter((finding) => kept.has(finding));
    return [...told, restOf(all.filter((finding) => !kept.has(finding)))];
  });
}

/** How far beyond its limit a finding is; of those that have none, all alike. */
function badness({ value, limit }: Finding): number {
  return limit > 0 ? value / limit : 0;
}

function restOf(rest: readonly Finding[]): Finding {
  const first = rest[0]!;
  const last = rest.reduce((a, b) => (b.timeS > a.timeS ? b : a));
  const worst = rest.reduce((a, b) => (badness(b) > badness(a) ? b : a));
  return {
    id: `${first.checkId}:${first.level}#rest`,
    checkId: first.checkId,
    level: first.level,
    title: `And ${rest.length} more like it`,
    message:
      `From ${sayTime(first.timeS)} to ${sayTime(last.timeS)}, there are ${rest.length} more like the ${MOST} told. The worst ` +
      `of them: ${worst.message}`,
    timeS: first.timeS,
    bodyIds: [...new Set(rest.flatMap(({ bodyIds }) => bodyIds))],
    value: worst.value,
    limit: worst.limit,
    unit: worst.unit,
    fix: worst.fix,
  };
}
