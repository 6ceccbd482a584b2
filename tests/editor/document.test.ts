import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/core/scene/schema.ts';
import { createDocument } from '../../src/editor/document.ts';
import type { Edit } from '../../src/editor/editor.ts';
import { sceneForTests } from './fakes.ts';

const rename =
  (name: string): Edit =>
  (scene) => {
    scene.name = name;
  };

/** Edits of every sort: a member set, a tuple in place, a record made, a record deleted, nothing at all. */
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.string().map(rename),
  fc.tuple(fc.nat(2), fc.double({ min: -5, max: 5, noNaN: true })).map(([axis, value]): Edit => {
    return (scene) => {
      const ball = scene.props.ball;
      if (ball) ball.positionM[axis] = value;
    };
  }),
  fc.constantFrom('p1', 'p2', 'p3').map((id): Edit => {
    return (scene) => {
      scene.props[id] = { ...structuredClone(sceneForTests().props.floor!), name: id, order: `b${id}` };
    };
  }),
  fc.constantFrom('p1', 'p2', 'ball').map((id): Edit => {
    return (scene) => {
      delete scene.props[id];
    };
  }),
  fc.constant<Edit>(() => {}),
);

const seeded = { seed: 1, numRuns: 150 };

describe('history', () => {
  it('takes every step back and gives every step again', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
        const document = createDocument(sceneForTests());
        const seen: Scene[] = [document.store.getState().scene];
        for (const edit of edits) {
          const { revision } = document.store.getState();
          document.edit('step', edit);
          if (document.store.getState().revision !== revision) seen.push(document.store.getState().scene);
        }
        for (const expected of seen.slice(0, -1).reverse()) {
          document.undo();
          expect(document.store.getState().scene).toEqual(expected);
        }
        expect(document.store.getState().undoLabel).toBeNull();
        for (const expected of seen.slice(1)) {
          document.redo();
          expect(document.store.getState().scene).toEqual(expected);
        }
        expect(document.store.getState().redoLabel).toBeNull();
      }),
      seeded,
    );
  });

  it('makes one step of a gesture, from the scene as it began, whatever was previewed on the way', () => {
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 6 }),
        fc.array(anyEdit, { minLength: 1, maxLength: 6 }),
        (before, previews) => {
          const document = createDocument(sceneForTests());
          for (const edit of before) document.edit('before', edit);
          const base = document.store.getState().scene;
          const other = createDocument(base);
          other.edit('drag', previews.at(-1)!);
          const gesture = document.begin('drag');
          for (const preview of previews) gesture.preview(preview);
          expect(document.store.getState().scene).toEqual(other.store.getState().scene);
          gesture.commit();
          expect(document.store.getState().scene).toEqual(other.store.getState().scene);
          const hasChanged = other.store.getState().undoLabel !== null;
          if (hasChanged) {
            expect(document.store.getState().undoLabel).toBe('drag');
            document.undo();
          }
          expect(document.store.getState().scene).toEqual(base);
          expect(document.store.getState().undoLabel).not.toBe('drag');
        },
      ),
      seeded,
    );
  });

  it('leaves no trace of a cancelled gesture', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), fc.boolean(), (previews, byUndo) => {
        const document = createDocument(sceneForTests());
        document.edit('kept', rename('kept'));
        document.edit('undone', rename('undone'));
        document.undo();
        const before = document.store.getState();
        const gesture = document.begin('drag');
        for (const preview of previews) gesture.preview(preview);
        if (byUndo) document.undo();
        else gesture.cancel();
        const { revision: _, ...after } = document.store.getState();
        const { revision: __, ...expected } = before;
        expect(after).toEqual(expected);
        expect(after.scene).toBe(before.scene);
      }),
      seeded,
    );
  });

  it('makes no step of an edit that changes nothing, though it writes', () => {
    const document = createDocument(sceneForTests());
    document.edit('same place', (scene) => {
      scene.props.ball!.positionM = [...scene.props.ball!.positionM];
    });
    expect(document.store.getState()).toMatchObject({ undoLabel: null, revision: 0, isSaved: true });
  });

  it('leaves the scene as it was when an edit throws', () => {
    const document = createDocument(sceneForTests());
    const { scene } = document.store.getState();
    expect(() =>
      document.edit('bad', (draft) => {
        draft.name = 'half done';
        throw new Error('no such prop');
      }),
    ).toThrow('no such prop');
    expect(document.store.getState().scene).toBe(scene);
  });

  it('commits a running gesture before another edit or gesture, and ignores it from then on', () => {
    const document = createDocument(sceneForTests());
    const gesture = document.begin('drag');
    gesture.preview(rename('dragged'));
    document.edit('typed', (scene) => {
      scene.words.mood = 'calm';
    });
    gesture.preview(rename('too late'));
    gesture.commit();
    expect(document.store.getState()).toMatchObject({ undoLabel: 'typed', isGesturing: false });
    expect(document.store.getState().scene).toMatchObject({ name: 'dragged', words: { mood: 'calm' } });
    document.undo();
    expect(document.store.getState().undoLabel).toBe('drag');
  });

  it('knows when the scene is as it was saved, also by way of undo and redo', () => {
    const document = createDocument(sceneForTests());
    const isSaved = () => document.store.getState().isSaved;
    document.edit('one', rename('one'));
    expect(isSaved()).toBe(false);
    document.markSaved();
    expect(isSaved()).toBe(true);
    document.edit('two', rename('two'));
    document.undo();
    expect(isSaved()).toBe(true);
    document.undo();
    expect(isSaved()).toBe(false);
    document.redo();
    expect(isSaved()).toBe(true);
    document.undo();
    document.edit('other', rename('one'));
    // The text is the same, but by another road: that step was never written.
    expect(isSaved()).toBe(false);
  });

  it('keeps a bounded number of steps, and still knows what was saved', () => {
    const document = createDocument(sceneForTests(), true, 3);
    for (const name of ['1', '2', '3', '4', '5']) {
      document.edit(name, rename(name));
      if (name === '2') document.markSaved();
    }
    for (let i = 0; i < 10; i++) document.undo();
    expect(document.store.getState()).toMatchObject({ undoLabel: null, isSaved: true });
    expect(document.store.getState().scene.name).toBe('2');
  });

  it('forgets history and gesture when another scene is loaded', () => {
    const document = createDocument(sceneForTests());
    document.edit('one', rename('one'));
    const gesture = document.begin('drag');
    document.load(sceneForTests());
    gesture.preview(rename('ghost'));
    gesture.commit();
    expect(document.store.getState()).toMatchObject({
      undoLabel: null,
      redoLabel: null,
      isSaved: true,
      isGesturing: false,
    });
    expect(document.store.getState().scene).toEqual(sceneForTests());
  });

  it('freezes the scene, so that nothing else can write it', () => {
    const document = createDocument(sceneForTests());
    document.edit('one', rename('one'));
    expect(() => {
      document.store.getState().scene.props.ball!.positionM[0] = 1;
    }).toThrow(TypeError);
  });
});
