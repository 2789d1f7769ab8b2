/**
 * Stands in for the two globals that Lit reads while it is imported, so that the element's modules can be imported
 * where there is no page (server-side rendering, tests). The build puts these in place of the globals.
 */

const page = globalThis as { HTMLElement?: unknown; document?: unknown };

const HTMLElement = page.HTMLElement || class {};
const document = page.document || { createTreeWalker: () => ({}) };

export { document, HTMLElement };
