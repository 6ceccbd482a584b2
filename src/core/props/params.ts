import { z } from 'zod';
import { materials } from '../materials/index.ts';

const materialIds = materials.all.map((material) => material.id) as [string, ...string[]];

/** The id of a material of the table. */
export function materialField(byDefault: string, label = 'Material') {
  return z
    .enum(materialIds, `${label} must be one of: ${materialIds.join(', ')}.`)
    .default(byDefault)
    .meta({ label });
}
