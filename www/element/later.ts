/** Modules of the package that forms load when they first need them, each with a core of its own. */

import { version, ZipingError } from '../core.js';
import type { Problem } from '../types.js';

interface Entry {
  readonly version: string;
  load(): Promise<void>;
}

class Later<Module extends Entry> {
  private failures = 0;
  private readonly first: () => Promise<Module>;
  private readonly retryAt: (failures: number) => string;

  /** `retryAt` gives the address to ask at after a failure. */
  constructor(first: () => Promise<Module>, retryAt: (failures: number) => string) {
    this.first = first;
    this.retryAt = retryAt;
  }

  /** The module with its core, ready. */
  async get(otherVersion: (theirs: string, ours: string) => Problem): Promise<Module> {
    try {
      const module = await this.imported();
      if (module.version !== version) throw new ZipingError([otherVersion(module.version, version)]);
      await module.load();
      return module;
    } catch (error) {
      this.failures += 1;
      throw error;
    }
  }

  /** Older browsers keep a failed import for good, and ask again only at another address. */
  private imported(): Promise<Module> {
    const first = this.first();
    return this.failures === 0 ? first : first.catch(() => import(this.retryAt(this.failures)));
  }
}

/** What audits, and assembles reports. */
export const auditEntry = new Later(
  () => import('../audit.js'),
  (failures) => new URL(`./audit.js?retry=${failures}`, import.meta.url).href,
);

/** What makes files of reports. */
export const officeEntry = new Later(
  () => import('../office.js'),
  (failures) => new URL(`./office.js?retry=${failures}`, import.meta.url).href,
);
