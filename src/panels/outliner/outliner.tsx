import { Menu } from '@base-ui/react/menu';
import {
  Box,
  ChevronDown,
  ChevronRight,
  Circle,
  Clapperboard,
  Film,
  Link2,
  type LucideIcon,
  Plus,
  Sparkles,
  Star,
  Sun,
  Trash2,
  Video,
  X,
} from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { inOrder, type Ordered } from '../../core/base/order.ts';
import { rename } from '../../core/scene/edits/copy.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { Selection } from '../../editor/editor.ts';
import { jointNote } from '../../editor/selectors/joints.ts';
import { groupsOf, type PropGroup as PropGroupOf } from '../../editor/selectors/prop-groups.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { MenuPopup } from '../controls/menu.tsx';
import { TextInput } from '../controls/text-input.tsx';
import { useEditing } from '../editing.ts';
import { useEditor, useScene, useSession } from '../editor-context.tsx';
import { showSide } from '../layout.ts';
import { AddItems } from '../top-bar/menu-bar.tsx';

type RowType = Exclude<Selection['type'], 'contact' | 'cue'>;

/** Everything in the scene, by name. */
export function Outliner() {
  const scene = useScene();
  return (
    <section className="panel" data-grows aria-label="Outliner">
      <header>
        <h2>Scene</h2>
        <IconButton icon={X} label="Close the outliner" size="small" onClick={() => showSide('left', false)} />
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move among the buttons inside. */}
      <div className="scroll tree" onKeyDown={moveFocus}>
        <Section title="Props" extra={<AddButton label="Add a prop" />}>
          {groupsOf(scene).map((group) =>
            group.ids.length === 1 ? (
              <PropRow key={group.ids[0]} id={group.ids[0]!} scene={scene} />
            ) : (
              <PropGroup key={group.ids[0]} group={group} scene={scene} />
            ),
          )}
          {isEmpty(scene.props) && <p className="empty">Nothing here yet. Add a prop with the plus.</p>}
        </Section>
        {!isEmpty(scene.joints) && (
          <Section title="Joints" extra={<AddButton label="Add a joint" />}>
            {inOrder(scene.joints).map(([id, joint]) => (
              <Row key={id} type="joint" id={id} name={joint.name} icon={Link2} hint={jointNote(scene, joint)} />
            ))}
          </Section>
        )}
        <Section title="Cameras" extra={<AddCamera />}>
          {inOrder(scene.cameras).map(([id, camera]) => (
            <Row
              key={id}
              type="camera"
              id={id}
              name={camera.name}
              icon={Video}
              note={`${camera.lens.focalLengthMm} mm`}
            />
          ))}
        </Section>
        <Section title="Lights">
          {inOrder(scene.lights).map(([id, light]) => (
            <Row key={id} type="light" id={id} name={light.name} icon={light.kind === 'sun' ? Sun : Sparkles} />
          ))}
        </Section>
        <Section title="Takes">
          {inOrder(scene.takes).map(([id, take]) => (
            <Row
              key={id}
              type="take"
              id={id}
              name={take.name}
              icon={take.star ? Star : Clapperboard}
              note={takeNote(scene, id)}
            />
          ))}
        </Section>
        <Section title="Shots" extra={<ActionButton actionId="add.shot" icon={Plus} size="small" />}>
          {inOrder(scene.shots).map(([id, shot]) => (
            <Row key={id} type="shot" id={id} name={shot.name} icon={Film} note={`${shot.durationFrames} f`} />
          ))}
          {isEmpty(scene.shots) && <p className="empty">No shot yet. Look through a camera and add one.</p>}
        </Section>
      </div>
    </section>
  );
}

function takeNote(scene: Scene, takeId: string): string | undefined {
  return Object.keys(scene.takes).length > 1 && scene.activeTakeId === takeId ? 'playing' : undefined;
}

function isEmpty(records: Readonly<Record<string, Ordered>>): boolean {
  return Object.keys(records).length === 0;
}

function Section(props: { readonly title: string; readonly extra?: ReactNode; readonly children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <h3>
        {props.title}
        {props.extra}
      </h3>
      {props.children}
    </section>
  );
}

function AddButton({ label }: { readonly label: string }) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<IconButton icon={Plus} label={label} size="small" />} />
      <MenuPopup>
        <AddItems />
      </MenuPopup>
    </Menu.Root>
  );
}

function PropRow(props: { readonly id: string; readonly scene: Scene; readonly depth?: number }) {
  const { id, scene } = props;
  const prop = scene.props[id];
  if (!prop) return null;
  const icon = prop.kind === 'ball' ? Circle : Box;
  return <Row type="prop" id={id} name={prop.name} icon={icon} depth={props.depth ?? 0} />;
}

/** Equal props under one row: "Domino ×60"; open while one of them is selected, or when asked. */
function PropGroup(props: { readonly group: PropGroupOf; readonly scene: Scene }) {
  const { group, scene } = props;
  const [isAsked, setAsked] = useState<boolean | null>(null);
  const hasSelection = useSession(({ selection }) => selection?.type === 'prop' && group.ids.includes(selection.id));
  const isOpen = isAsked ?? hasSelection;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <div className="tree-row">
        <button
          type="button"
          className="row-name"
          aria-expanded={isOpen}
          onClick={() => setAsked(!isOpen)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') setAsked(true);
            if (event.key === 'ArrowLeft') setAsked(false);
          }}
        >
          <Chevron size={14} strokeWidth={1.75} aria-hidden />
          <span>{group.label}</span>
          <span className="row-count">×{group.ids.length}</span>
        </button>
      </div>
      {isOpen && group.ids.map((id) => <PropRow key={id} id={id} scene={scene} depth={1} />)}
    </>
  );
}

/** Adds a camera that sees what the stage shows. */
function AddCamera() {
  const editor = useEditor();
  return (
    <IconButton
      icon={Plus}
      label="Add a camera"
      more="It sees what the stage shows."
      size="small"
      onClick={() => void editor.run('add.camera')}
    />
  );
}

function Row(props: {
  readonly type: RowType;
  readonly id: string;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly note?: string | undefined;
  readonly hint?: string;
  readonly depth?: number;
}) {
  const editor = useEditor();
  const editing = useEditing();
  const { type, id, name, icon: Icon } = props;
  const isSelected = useSession(({ selection }) => selection?.type === type && selection.id === id);
  const [isRenaming, setRenaming] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  // What is picked on the stage comes into sight here.
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const select = () => editor.session.setState({ selection: { type, id } });

  return (
    <div
      className="tree-row"
      data-selected={isSelected || undefined}
      data-depth={props.depth || undefined}
      ref={row}
      title={props.hint}
    >
      {isRenaming ? (
        <TextInput
          label={`Name of ${name}`}
          value={name}
          autoFocus
          onCommit={(value) => editing.edit('Rename', rename(type, id, value))}
          onDone={() => setRenaming(false)}
        />
      ) : (
        <>
          <button
            type="button"
            className="row-name"
            aria-pressed={isSelected}
            onClick={select}
            onDoubleClick={() => setRenaming(true)}
            onKeyDown={(event) => event.key === 'F2' && setRenaming(true)}
          >
            <Icon size={14} strokeWidth={1.75} aria-hidden />
            <span>{name}</span>
          </button>
          {props.note && <span className="row-note">{props.note}</span>}
          {type !== 'take' && (
            <IconButton
              icon={Trash2}
              label={`Delete ${name}`}
              size="small"
              className="row-action"
              onClick={() => {
                select();
                void editor.run('edit.delete');
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Up and down go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (direction === 0 || !(event.target instanceof HTMLButtonElement)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-name')];
  const at = rows.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  rows[at + direction]?.focus();
  if (!rows[at + direction]?.hasAttribute('aria-expanded')) rows[at + direction]?.click();
}
