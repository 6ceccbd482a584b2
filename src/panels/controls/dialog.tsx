import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { SessionState } from '../../editor/editor.ts';
import { useEditor, useSession } from '../editor-context.tsx';
import { IconButton } from './icon-button.tsx';

/** A dialog that is open while the session says so. */
export function SessionDialog(props: {
  readonly id: NonNullable<SessionState['dialog']>;
  readonly title: string;
  readonly widthPx?: number;
  /** As high as the window allows, whatever is in it, so that nothing jumps when that changes. */
  readonly isTall?: boolean;
  /** False where what was chosen is gone on with elsewhere: the focus does not go back to what opened the dialog. */
  readonly returnsFocus?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const editor = useEditor();
  const isOpen = useSession((state) => state.dialog === props.id);
  const { widthPx = 560 } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) editor.session.setState({ dialog: null });
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup
          ref={popup}
          initialFocus={popup}
          {...(props.returnsFocus === false && { finalFocus: false })}
          className="dialog"
          data-tall={props.isTall || undefined}
          style={{ ['--dialog-width' as string]: `${widthPx}px` }}
        >
          <header>
            <Base.Title>{props.title}</Base.Title>
            <Base.Close render={<IconButton icon={X} label="Close" />} />
          </header>
          <div className="dialog-body scroll">{props.children}</div>
          {props.footer && <footer>{props.footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
