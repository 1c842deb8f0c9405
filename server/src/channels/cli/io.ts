/** Where a command writes. `process` is one; so are two arrays in a test. */
export interface Io {
  stdout: { write(text: string): unknown };
  stderr: TextStream;
}

export interface TextStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
  hasColors?: ((count?: number) => boolean) | undefined;
}
