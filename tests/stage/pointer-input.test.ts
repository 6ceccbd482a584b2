import { PerspectiveCamera } from 'three';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToPointer, type PointerTarget } from '../../src/stage/pointer-input.ts';

/** As much of a canvas and of a page as the listener asks for. */
function setUp() {
  const held = new Set<number>();
  const element = Object.assign(new EventTarget(), {
    style: { cursor: '' },
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
    setPointerCapture: (id: number) => void held.add(id),
    hasPointerCapture: (id: number) => held.has(id),
    releasePointerCapture: (id: number) => void held.delete(id),
  });
  const camera = new PerspectiveCamera(50, 1, 0.1, 100);
  camera.position.set(0, 1, 6);
  camera.updateMatrixWorld();
  const gesture = { preview: vi.fn(), commit: vi.fn(), cancel: vi.fn() };
  const target = {
    camera,
    view: () => ({ x: 0, y: 0, width: 400, height: 400 }),
    arrowAt: () => ({ propId: 'ball', originM: [0, 1, 0], velocityMps: [3, 3, 0] }) as const,
    isGizmoHot: () => false,
    pick: () => null,
    select: vi.fn(),
    frameSelection: () => {},
    heat: () => {},
    beginThrow: () => gesture,
    previewThrow: vi.fn(),
    throwCommitted: vi.fn(),
    cancelGizmo: () => false,
    setOrbiting: vi.fn(),
  } satisfies PointerTarget;
  const stop = listenToPointer(element as unknown as HTMLElement, target);
  const send = (type: string, pointerId: number, x = 200, y = 200) =>
    element.dispatchEvent(
      Object.assign(new Event(type), { pointerId, button: 0, clientX: x, clientY: y, pointerType: 'touch' }),
    );
  return { gesture, target, send, stop };
}

beforeEach(() => void vi.stubGlobal('window', new EventTarget()));
afterEach(() => void vi.unstubAllGlobals());

describe('a drag of the arrow', () => {
  it('belongs to the finger that began it: another one neither moves, ends nor cancels it', () => {
    const { gesture, target, send } = setUp();
    send('pointerdown', 1);
    send('pointerdown', 2, 50, 50);
    send('pointermove', 2, 60, 60);
    send('pointerup', 2, 60, 60);
    send('pointercancel', 2);
    expect(target.previewThrow).not.toHaveBeenCalled();
    expect(gesture.commit).not.toHaveBeenCalled();
    expect(gesture.cancel).not.toHaveBeenCalled();
    send('pointermove', 1, 220, 180);
    expect(target.previewThrow).toHaveBeenCalledTimes(1);
    send('pointerup', 1, 220, 180);
    expect(gesture.commit).toHaveBeenCalledTimes(1);
    expect(target.throwCommitted).toHaveBeenCalledTimes(1);
    expect(target.select).not.toHaveBeenCalled();
  });

  it('is cancelled when its own finger is lost', () => {
    const { gesture, send } = setUp();
    send('pointerdown', 1);
    send('pointercancel', 1);
    expect(gesture.cancel).toHaveBeenCalledTimes(1);
    expect(gesture.commit).not.toHaveBeenCalled();
  });
});
