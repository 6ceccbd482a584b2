import type { Json } from '../plain-json.ts';
import type { AnyDocument, Migration } from './migration.ts';

/** Version 1 had no sound settings, kept changes to cues by the id of their contact, and sounded no authored cue but beds. */
export const sound: Migration = {
  from: 1,
  note: 'How a scene is heard, what its written cues are made of, and changes to cues that find their contact again.',
  migrate(document) {
    const { cues } = document;
    const moved = isObject(cues) ? { ...cues, ...movedCues(cues) } : cues;
    return { ...document, ...(moved !== undefined && { cues: moved }), sound: { ...HEARD_AS_BEFORE } };
  },
};

const LEVEL = { gainDb: 0, isMuted: false };

const HEARD_AS_BEFORE: AnyDocument = {
  listener: { type: 'camera' },
  isDelayedByDistance: false,
  keepsPitch: true,
  room: null,
  stems: { effects: LEVEL, foley: LEVEL, ambience: LEVEL, dialogue: LEVEL, music: LEVEL },
};

function movedCues({ overrides, authored }: AnyDocument): AnyDocument {
  return {
    ...(isObject(overrides) && { overrides: anchored(overrides) }),
    ...(isObject(authored) && { authored: mapValues(authored, (cue) => (isObject(cue) ? sourced(cue) : cue)) }),
  };
}

/** By ids of their own, with an anchor in place of `bodyA/partA~bodyB/partB#n`. */
function anchored(overrides: AnyDocument): AnyDocument {
  return Object.fromEntries(
    Object.entries(overrides).map(([contactId, change], i) => [
      `override-${i + 1}`,
      isObject(change) ? { anchor: anchorOf(contactId), ...change } : change,
    ]),
  );
}

function anchorOf(contactId: string): Json {
  const [pair = '', count = ''] = splitAtLast(contactId, '#');
  const sides = pair.split('~').map((side) => splitAtLast(side, '/'));
  return {
    kind: 'impact',
    bodyIds: sides.map(([bodyId = '']) => bodyId),
    partIds: sides.map(([, partId = '']) => partId),
    timeS: null,
    nth: Math.max(1, Number.parseInt(count, 10) || 1),
  };
}

function sourced({ text, speaker, durationS, ...cue }: AnyDocument): AnyDocument {
  const lasting = { ...cue, ...(durationS !== undefined && { durationS }) };
  switch (cue.kind) {
    case 'ambience':
      return { ...lasting, source: { type: 'bed', bed: 'room-tone' } };
    case 'dialogue':
      return { ...cue, text: text ?? '', speaker: speaker ?? '', source: { type: 'told' } };
    case 'effect':
    case 'music':
      return { ...lasting, source: { type: 'told' } };
    default:
      return lasting;
  }
}

function mapValues(record: AnyDocument, change: (value: Json) => Json): AnyDocument {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function splitAtLast(text: string, mark: string): readonly [before: string, after: string] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function isObject(value: Json | undefined): value is AnyDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
