declare module 'gltf-validator' {
  /** What the Khronos validator says of a file; severity 0 is an error, 1 a warning. */
  export function validateBytes(
    bytes: Uint8Array,
    options: { readonly writeTimestamp: false; readonly maxIssues: number },
  ): Promise<{
    readonly issues: {
      readonly messages: readonly { readonly code: string; readonly severity: number; readonly pointer?: string }[];
    };
  }>;
}
