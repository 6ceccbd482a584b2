import type { MeterLevel } from '../../editor/ports.ts';

/** Where a meter ends, in dB below full scale. */
export const METER_FLOOR_DB = -60;
/** How fast a bar falls, how long a peak is held, and how fast it falls then (IEC 60268-18 asks for 20 dB in 1.7 s). */
const FALL_DBPS = 20 / 1.7;
const HOLD_S = 1.5;

/** What a meter shows. */
export interface ShownLevel {
  readonly barDb: number;
  readonly heldDb: number;
  /** Since when the peak is held, in seconds. */
  readonly heldForS: number;
}

export const SILENT_LEVEL: ShownLevel = { barDb: METER_FLOOR_DB, heldDb: METER_FLOOR_DB, heldForS: 0 };

/** The meter `passedS` after it showed `before`: up at once, down slowly. */
export function nextLevel(before: ShownLevel, { peakDb }: MeterLevel, passedS: number): ShownLevel {
  const nowDb = Math.max(METER_FLOOR_DB, peakDb);
  const barDb = Math.max(nowDb, before.barDb - FALL_DBPS * passedS, METER_FLOOR_DB);
  if (nowDb >= before.heldDb) return { barDb, heldDb: nowDb, heldForS: 0 };
  const heldForS = before.heldForS + passedS;
  const heldDb = heldForS <= HOLD_S ? before.heldDb : Math.max(barDb, before.heldDb - FALL_DBPS * passedS);
  return { barDb, heldDb, heldForS };
}

/** How far a level reaches along a meter, 0 to 1. */
export function meterShare(levelDb: number): number {
  return Math.min(1, Math.max(0, 1 - levelDb / METER_FLOOR_DB));
}
