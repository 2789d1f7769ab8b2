// The one function that the Node entry takes from Node. @types/node would also give the page's code Node's globals.
declare module 'node:fs' {
  export function readFileSync(path: URL): Uint8Array<ArrayBuffer>;
}
