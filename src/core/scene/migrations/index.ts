import type { Migration } from './migration.ts';
import { sound } from './sound.ts';

/**
 * In order, one for each version before the newest. Each version has a frozen example in
 * `tests/core/scene/frozen/`, which must load for ever.
 */
export const migrations: readonly Migration[] = [sound];
