import type { LucideIcon } from 'lucide-react';
import { findAction, useActionContext } from '../editor-context.tsx';
import { IconButton } from './icon-button.tsx';

/** A button for one action of the list: its name, shortcut and whether it can be done come from there. */
export function ActionButton(props: {
  readonly actionId: string;
  readonly icon: LucideIcon;
  readonly params?: unknown;
  readonly label?: string;
  readonly isPressed?: boolean;
  readonly size?: 'small' | 'normal';
  readonly className?: string;
}) {
  const context = useActionContext();
  const action = findAction(context.editor, props.actionId);
  if (!action) return null;
  const { actionId, params, label = action.label, ...rest } = props;
  return (
    <IconButton
      {...rest}
      label={label}
      shortcut={action.shortcut}
      onClick={() => void context.editor.run(actionId, params)}
    />
  );
}
