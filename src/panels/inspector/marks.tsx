import { Crosshair, Plus, Trash2 } from 'lucide-react';
import { z } from 'zod';
import { newId } from '../../core/base/id.ts';
import { rigKinds } from '../../core/rigs/index.ts';
import { setRig } from '../../core/scene/edits/cameras.ts';
import type { SceneCamera } from '../../core/scene/schema.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useEditing } from '../editing.ts';
import { useActionContext } from '../editor-context.tsx';
import { SchemaForm } from '../schema-form/schema-form.tsx';

type Params = SceneCamera['rig']['params'];
type Mark = Record<string, Params[string]> & { readonly timeS: number };

/** The marks of a camera that moves from one to the next: when, where, looking where, and how it sets off. */
export function Marks(props: { readonly cameraId: string; readonly camera: SceneCamera }) {
  const editing = useEditing();
  const { editor, ports } = useActionContext();
  const { cameraId, camera } = props;
  const marks = camera.rig.params.marks as Record<string, Mark>;
  const schema = markSchema();
  if (!schema) return null;
  const inTime = Object.entries(marks).sort(([, a], [, b]) => a.timeS - b.timeS);
  const write = (next: Record<string, Mark>) => setRig(cameraId, { kind: camera.rig.kind, params: { marks: next } });
  const add = () => {
    const timeS = editor.playhead.timeS;
    const nearest = inTime.findLast(([, mark]) => mark.timeS <= timeS) ?? inTime[0];
    const fresh = { ...(schema.parse(nearest?.[1] ?? {}) as Mark), timeS };
    editing.edit('Add a mark', write({ ...marks, [newId('mark', ports.random)]: fresh }));
  };
  return (
    <>
      {inTime.map(([id, mark], index) => (
        <section key={id} className="form-section">
          <h3>
            Mark {index + 1}
            <span>
              <IconButton
                icon={Crosshair}
                label={`Go to mark ${index + 1}`}
                size="small"
                onClick={() => editor.playhead.seek(mark.timeS)}
              />
              <IconButton
                icon={Trash2}
                label={`Delete mark ${index + 1}`}
                size="small"
                onClick={() => {
                  const { [id]: _, ...rest } = marks;
                  editing.edit('Delete a mark', write(rest));
                }}
              />
            </span>
          </h3>
          <SchemaForm
            schema={schema}
            params={mark}
            set={(key, value) => write({ ...marks, [id]: { ...mark, [key]: value } })}
          />
        </section>
      ))}
      <button type="button" className="button" data-look="small" onClick={add}>
        <Plus size={14} aria-hidden />
        Mark at the playhead
      </button>
    </>
  );
}

/** The schema of one mark, from the rig's own. */
function markSchema(): z.ZodType | null {
  const params = rigKinds.find('keyed')?.params;
  if (!(params instanceof z.ZodObject)) return null;
  let marks: unknown = params.shape.marks;
  while (marks instanceof z.ZodDefault) marks = marks.def.innerType;
  return marks instanceof z.ZodRecord ? (marks.def.valueType as z.ZodType) : null;
}
