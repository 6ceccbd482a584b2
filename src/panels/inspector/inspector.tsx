import { X } from 'lucide-react';
import type { Scene } from '../../core/scene/schema.ts';
import type { Selection } from '../../editor/editor.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useScene, useSession } from '../editor-context.tsx';
import { showSide } from '../layout.ts';
import { CameraInspector } from './camera-inspector.tsx';
import { ContactInspector } from './contact-inspector.tsx';
import { CueInspector } from './cue/cue-inspector.tsx';
import { JointInspector } from './joint-inspector.tsx';
import { LightInspector } from './light-inspector.tsx';
import { PropInspector } from './prop-inspector.tsx';
import { SceneSettings } from './scene-settings.tsx';
import { ShotInspector } from './shot-inspector.tsx';
import { TakeInspector } from './take-inspector.tsx';

/** All that can be said of what is selected; of the scene while nothing is. */
export function Inspector() {
  const selection = useSession((state) => state.selection);
  const scene = useScene();
  return (
    <section className="panel" data-grows aria-label="Inspector">
      <header>
        <h2>{titleOf(scene, selection)}</h2>
        <IconButton icon={X} label="Close the inspector" size="small" onClick={() => showSide('right', false)} />
      </header>
      <div className="scroll" key={selection ? `${selection.type}:${selection.id}` : 'scene'}>
        <Body selection={selection} />
      </div>
    </section>
  );
}

function Body({ selection }: { readonly selection: Selection | null }) {
  switch (selection?.type) {
    case 'prop':
      return <PropInspector propId={selection.id} />;
    case 'camera':
      return <CameraInspector cameraId={selection.id} />;
    case 'joint':
      return <JointInspector jointId={selection.id} />;
    case 'light':
      return <LightInspector lightId={selection.id} />;
    case 'shot':
      return <ShotInspector shotId={selection.id} />;
    case 'take':
      return <TakeInspector takeId={selection.id} />;
    case 'contact':
      return <ContactInspector contactId={selection.id} />;
    case 'cue':
      return <CueInspector cueId={selection.id} />;
    case undefined:
      return <SceneSettings />;
  }
}

function titleOf(scene: Scene, selection: Selection | null): string {
  switch (selection?.type) {
    case 'prop':
      return scene.props[selection.id]?.name ?? 'Prop';
    case 'camera':
      return scene.cameras[selection.id]?.name ?? 'Camera';
    case 'joint':
      return scene.joints[selection.id]?.name ?? 'Joint';
    case 'light':
      return scene.lights[selection.id]?.name ?? 'Light';
    case 'shot':
      return scene.shots[selection.id]?.name ?? 'Shot';
    case 'take':
      return scene.takes[selection.id]?.name ?? 'Take';
    case 'contact':
      return 'Contact';
    case 'cue':
      return scene.cues.authored[selection.id]?.label || 'Sound';
    case undefined:
      return 'Scene';
  }
}
