import { propKinds } from '../props/index.ts';
import type { SceneProp } from './schema.ts';

/** What conditions can name within a prop. */
export interface Anatomy {
  readonly partIds: readonly string[];
  readonly passageIds: readonly string[];
}

/** The ids of a prop's parts and passages; null where its kind is unknown or its params do not parse. */
export function anatomyOf(prop: SceneProp): Anatomy | null {
  const kind = propKinds.find(prop.kind);
  const params = kind?.params.safeParse(prop.params);
  if (!kind || !params?.success) return null;
  return {
    partIds: kind.bodies(params.data).flatMap((body) => body.parts.map((part) => part.id)),
    passageIds: (kind.passages?.(params.data) ?? []).map((passage) => passage.id),
  };
}
