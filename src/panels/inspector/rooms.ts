import type { SceneSound } from '../../core/scene/schema.ts';

type Room = SceneSound['room'];

/** Stands for a space that is none of the list. */
export const OTHER_ROOM = 'other';

/**
 * Spaces by name. Times are those of furnished rooms, of sports halls and of concert halls as they are built (ISO 3382 ranges:
 * 0.3 to 0.6 s, 1.5 to 2.5 s, 1.8 to 2.2 s); their answers are our own, cautious choice.
 */
export const ROOMS: readonly { readonly id: string; readonly label: string; readonly room: Room }[] = [
  { id: 'open', label: 'Open air', room: null },
  { id: 'room', label: 'Room', room: { sizeM: 5, t60S: 0.4, wetDb: -20 } },
  { id: 'gym', label: 'Gym', room: { sizeM: 30, t60S: 1.8, wetDb: -16 } },
  { id: 'hall', label: 'Hall', room: { sizeM: 40, t60S: 2, wetDb: -14 } },
];

/** Which of the list a space is. */
export function roomOf(room: Room): string {
  const found = ROOMS.find(({ room: each }) =>
    each === null || room === null
      ? each === room
      : each.sizeM === room.sizeM && each.t60S === room.t60S && each.wetDb === room.wetDb,
  );
  return found?.id ?? OTHER_ROOM;
}
