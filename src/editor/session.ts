import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Scene } from '../core/scene/schema.ts';
import type { Selection, SessionState } from './editor.ts';

export function createSession(): StoreApi<SessionState> {
  return createStore<SessionState>()(() => ({
    selection: null,
    tool: 'move',
    view: 'free',
    dialog: null,
    problems: [],
    isHintShown: true,
    isMuted: false,
    isSoundUnlocked: false,
    soloStems: [],
    loopShotId: null,
    paths: 'heroes',
    frameRequests: 0,
    file: null,
    next: null,
    before: null,
    aside: null,
  }));
}

/** Whether what is selected is still in the scene; contacts and cues live in results and are left alone. */
export function isSelectable(scene: Scene, selection: Selection): boolean {
  switch (selection.type) {
    case 'prop':
      return selection.id in scene.props;
    case 'camera':
      return selection.id in scene.cameras;
    case 'light':
      return selection.id in scene.lights;
    case 'joint':
      return selection.id in scene.joints;
    case 'shot':
      return selection.id in scene.shots;
    case 'take':
      return selection.id in scene.takes;
    case 'contact':
    case 'cue':
      return true;
  }
}
