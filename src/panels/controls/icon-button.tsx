import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { Tip } from './tip.tsx';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'children'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly more?: string | undefined;
  readonly isPressed?: boolean | undefined;
  readonly size?: 'small' | 'normal';
}

/** A button with a picture, a name for those who do not see it, and a tooltip that tells its shortcut. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, shortcut, more, isPressed, size = 'normal', className, onClick, ...rest } = props;
  return (
    <Tip label={label} shortcut={shortcut} more={more}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={isPressed}
        data-size={size}
        className={`icon-button ${className ?? ''}`}
        onClick={(event) => {
          onClick?.(event);
          // A pointer leaves no focus behind, so that Space goes on playing instead of pressing this again.
          if (event.detail > 0) event.currentTarget.blur();
        }}
        {...rest}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </Tip>
  );
}
