/** The output of a node, by its place. */
export type Link = readonly [nodeId: string, output: number];
export type NodeInput = string | number | boolean | Link;

/** A workflow as ComfyUI's server takes it (`POST /prompt`): nodes by their ids. */
export type Graph = Readonly<
  Record<
    string,
    {
      readonly class_type: string;
      readonly inputs: Readonly<Record<string, NodeInput>>;
      readonly _meta: { readonly title: string };
    }
  >
>;

/** How SaveVideo is told to choose: since 2026 the codec belongs to the format; older servers take the one beside it. */
export const SAVED_AS_USUAL = { format: 'auto', 'format.codec': 'auto', codec: 'auto' };

/** A graph in the making: each node gets the next number as its id. */
export function createGraph() {
  const nodes: Record<string, Graph[string]> = {};
  return {
    nodes: nodes as Graph,
    /** Adds a node; what comes back gives the link to each of its outputs. */
    add(classType: string, inputs: Readonly<Record<string, NodeInput>>, title: string = classType) {
      const id = String(Object.keys(nodes).length + 1);
      nodes[id] = { class_type: classType, inputs, _meta: { title } };
      return (output: number): Link => [id, output];
    },
  };
}
