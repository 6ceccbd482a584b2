import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { readyScenes } from '../../core/scenes/index.ts';
import type { ReadyScene } from '../../core/scenes/ready-scene.ts';
import { SessionDialog } from '../controls/dialog.tsx';
import { useDocument, useEditor } from '../editor-context.tsx';
import { type Blot, pictureOf } from './scene-picture.ts';

/** From this many scenes on, a field helps to find one. */
const MANY = 8;

/** The ready-made scenes to start from. */
export function NewScene() {
  return (
    <SessionDialog id="new" title="New scene" widthPx={920} returnsFocus={false}>
      <Gallery />
    </SessionDialog>
  );
}

function Gallery() {
  const isSaved = useDocument((state) => state.isSaved);
  const [wanted, setWanted] = useState('');
  const grid = useRef<HTMLUListElement>(null);
  const shown = readyScenes.all.filter((scene) => fits(scene, wanted));
  const firstCard = () => grid.current?.querySelector<HTMLButtonElement>('button');
  return (
    <div className="gallery">
      {!isSaved && (
        <p className="form-note">
          The open scene is not saved in a file. Until this tab is closed, File › Back to the scene before brings it
          back.
        </p>
      )}
      {readyScenes.all.length > MANY && (
        <input
          className="text-field"
          type="search"
          aria-label="Find a scene"
          placeholder="Find a scene: ball, table, moon…"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              firstCard()?.focus();
            } else if (event.key === 'Enter' && wanted !== '') firstCard()?.click();
          }}
        />
      )}
      <ul className="scene-cards" ref={grid} aria-label="Ready-made scenes" onKeyDown={moveInGrid}>
        {shown.map((scene) => (
          <Card key={scene.id} scene={scene} />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="empty">
          No ready-made scene is called so.{' '}
          <button type="button" className="link" onClick={() => setWanted('')}>
            Show all {readyScenes.all.length}
          </button>
        </p>
      )}
    </div>
  );
}

function fits({ label, hint }: ReadyScene, wanted: string): boolean {
  const text = `${label} ${hint}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Card({ scene }: { readonly scene: ReadyScene }) {
  const editor = useEditor();
  const isOpen = useDocument((state) => state.scene.name === scene.label);
  return (
    <li>
      <button
        type="button"
        className="scene-card"
        onClick={() => void editor.run('file.new', { sceneId: scene.id })}
        aria-describedby={`hint-${scene.id}`}
      >
        <Picture scene={scene} />
        <b>
          {scene.label}
          {isOpen && <small>open now</small>}
        </b>
        <span id={`hint-${scene.id}`}>{scene.hint}</span>
      </button>
    </li>
  );
}

/** What the leading camera sees at the start, in flat shapes. */
function Picture({ scene }: { readonly scene: ReadyScene }) {
  const picture = useMemo(() => pictureOf(scene.make()), [scene]);
  if (!picture) return <svg className="scene-picture" viewBox="0 0 160 90" aria-hidden="true" />;
  const { widthPx, heightPx, horizonPx, blots } = picture;
  return (
    <svg className="scene-picture" viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden="true">
      <rect className="ground" y={horizonPx} width={widthPx} height={heightPx - horizonPx} />
      {blots.map((blot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture never changes.
        <BlotShape key={index} blot={blot} />
      ))}
    </svg>
  );
}

function BlotShape({ blot }: { readonly blot: Blot }) {
  if (blot.type === 'disc') return <circle cx={blot.xPx} cy={blot.yPx} r={blot.radiusPx} fill={blot.fill} />;
  const points = blot.points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  if (blot.type === 'outline') return <polygon points={points} fill={blot.fill} />;
  return <polyline points={points} fill="none" stroke={blot.fill} strokeWidth={blot.widthPx} />;
}

/** Arrow keys go from card to card, along rows and columns. */
function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.scene-card')];
  const at = cards.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const top = cards[0]!.getBoundingClientRect().top;
  const columns = cards.filter((card) => card.getBoundingClientRect().top === top).length;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: cards.length - 1 - at,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const to = cards[at + step];
  if (to) to.focus();
  else if (event.key === 'ArrowUp') event.currentTarget.parentElement?.querySelector('input')?.focus();
}
