import { Tooltip } from '@base-ui/react/tooltip';
import { Move3d, PanelLeft, PanelRight, Rotate3d, Scan, Video } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { propsOfTake } from '../core/scene/queries.ts';
import { About } from '../panels/about/about.tsx';
import { ActionButton } from '../panels/controls/action-button.tsx';
import { IconButton } from '../panels/controls/icon-button.tsx';
import { TipPopup } from '../panels/controls/tip.tsx';
import { EditorProvider, type PanelContext, useDocument, useEditor, useSession } from '../panels/editor-context.tsx';
import { Findings } from '../panels/findings/findings.tsx';
import { Inspector } from '../panels/inspector/inspector.tsx';
import { showSide, useLayout } from '../panels/layout.ts';
import { NewScene } from '../panels/new-scene/new-scene.tsx';
import { OutcomeLine } from '../panels/outcome-line/outcome-line.tsx';
import { Outliner } from '../panels/outliner/outliner.tsx';
import { Problems } from '../panels/problems/problems.tsx';
import { ReplaceScene } from '../panels/replace-scene/replace-scene.tsx';
import { Shortcuts } from '../panels/shortcuts/shortcuts.tsx';
import { DeckEdge } from '../panels/timeline/deck-edge.tsx';
import { Timeline } from '../panels/timeline/timeline.tsx';
import { TopBar } from '../panels/top-bar/top-bar.tsx';
import { Transport } from '../panels/transport/transport.tsx';
import { Stage } from '../stage/stage.tsx';

/** The formats come along only when someone delivers. */
const Deliver = lazy(() => import('../panels/deliver/deliver.tsx').then(({ Deliver }) => ({ default: Deliver })));

/** The whole editor on a page. */
export function App(props: { readonly context: PanelContext }) {
  return (
    <EditorProvider value={props.context}>
      <Tooltip.Provider delay={500}>
        <Shell />
        <TipPopup />
        <NewScene />
        <ReplaceScene />
        <Shortcuts />
        <About />
        <DeliverWhenAsked />
      </Tooltip.Provider>
    </EditorProvider>
  );
}

function Shell() {
  const editor = useEditor();
  const { isLeftOpen, isRightOpen } = useLayout((state) => state);
  return (
    <div className="shell">
      <TopBar />
      {isLeftOpen && (
        <aside className="side" data-side="left">
          <Outliner />
        </aside>
      )}
      <main className="stage-area" aria-label="Stage">
        <div className="stage-host">
          <Stage editor={editor} />
        </div>
        <Tools isLeftOpen={isLeftOpen} />
        {!isRightOpen && <EdgeToggle side="right" />}
        <Hint />
        <Problems />
      </main>
      {isRightOpen && (
        <aside className="side" data-side="right">
          <Inspector />
          <Findings />
        </aside>
      )}
      <section className="deck" aria-label="Playback">
        <DeckEdge />
        <div className="deck-bar">
          <Transport />
          <OutcomeLine />
        </div>
        <Timeline />
      </section>
    </div>
  );
}

function Tools(props: { readonly isLeftOpen: boolean }) {
  const tool = useSession((state) => state.tool);
  const view = useSession((state) => state.view);
  return (
    <div className="tools" role="toolbar" aria-label="Tools">
      {!props.isLeftOpen && <EdgeToggle side="left" />}
      <ActionButton actionId="view.move" icon={Move3d} isPressed={tool === 'move'} />
      <ActionButton actionId="view.rotate" icon={Rotate3d} isPressed={tool === 'rotate'} />
      <ActionButton actionId="view.camera" icon={Video} isPressed={view === 'camera'} />
      <ActionButton actionId="view.frame" icon={Scan} />
    </div>
  );
}

function EdgeToggle({ side }: { readonly side: 'left' | 'right' }) {
  return (
    <IconButton
      icon={side === 'left' ? PanelLeft : PanelRight}
      label={side === 'left' ? 'Show the outliner' : 'Show the inspector and findings'}
      className="edge-toggle"
      data-side={side}
      onClick={() => showSide(side, true)}
    />
  );
}

/** What a newcomer can do first; gone after the first drag of the arrow. */
function Hint() {
  const { playhead, unlockSound } = useEditor();
  const isShown = useSession((state) => state.isHintShown);
  const hasThrow = useDocument(({ scene }) =>
    propsOfTake(scene, scene.activeTakeId).some(
      ([, { drive, release }]) => drive.type === 'free' && release?.velocityMps.some((speed) => speed !== 0),
    ),
  );
  const isHeard = useSession((state) => state.isSoundUnlocked);
  if (!isShown || (isHeard && !hasThrow)) return null;
  const arrow = hasThrow && (
    <>
      Drag the <b>orange arrow</b>.{' '}
    </>
  );
  if (isHeard) return <p className="stage-hint">{arrow}</p>;
  return (
    <p className="stage-hint">
      {arrow}
      <button
        type="button"
        onClick={() => {
          playhead.pause();
          playhead.seek(0);
          playhead.play();
          void unlockSound();
        }}
      >
        Click for sound
      </button>
      .
    </p>
  );
}

function DeliverWhenAsked() {
  const isAsked = useSession((state) => state.dialog === 'deliver');
  return (
    isAsked && (
      <Suspense>
        <Deliver />
      </Suspense>
    )
  );
}
