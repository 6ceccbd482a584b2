import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { error: CircleX, warning: TriangleAlert, note: Info, fine: CircleCheck } as const;

/** A sentence about what is chosen, with a mark that says how grave it is. */
export function Note(props: {
  readonly level: keyof typeof ICONS;
  /** Where it is to be read out when it appears. */
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}) {
  const Icon = ICONS[props.level];
  return (
    <p className="deliver-note" data-level={props.level} role={props.role}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{props.children}</span>
    </p>
  );
}
