const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/**
 * What a prompt calls each of the images of a mode, in the order in which they are uploaded, after what the product calls the
 * first: "@Image1", "@Image2"; "The image" where it is the only one, else "The first image", "The second image".
 */
export function imageTags(files: readonly string[], first: string): ReadonlyMap<string, string> {
  return new Map(files.map((file, i) => [file, tagAt(i, first, files.length)]));
}

function tagAt(i: number, first: string, count: number): string {
  if (first.endsWith('1')) return `${first.slice(0, -1)}${i + 1}`;
  return count === 1 ? first : first.replace(/(?=\w+$)/, `${ORDINALS[i]} `);
}
