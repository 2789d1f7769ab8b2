/** A rubric that is read once for many submissions. As what authors need, only the whole core has it. */

import { Scorer as RawScorer } from '../pkg-author/ziping_author.js';
import { answer, call } from './api.js';
import type { ScoreOptions } from './api.js';
import type { AuditOptions } from './auditing.js';
import type { Audit } from './findings.js';
import { jsonText } from './json-text.js';
import type { ExtendingRubric, Rubric } from './rubric.js';
import type { ScoreSheet, SealedSheet, Verification } from './sheet.js';
import type { Answers } from './submission.js';

/** A submission that need not name its rubric, and may name no other. */
export type ScorerInput = Answers & {
  /** The id of the scorer's rubric. */
  rubric?: string | null;
};

/**
 * The functions of the package for one rubric. They give what they would give with the rubric in the submission, byte
 * for byte, digests included.
 */
export interface Scorer {
  /** The rubric, with all that it extends. */
  readonly rubric: Rubric;
  score(input: string, options?: ScoreOptions): string;
  score(input: ScorerInput, options?: ScoreOptions): ScoreSheet;
  audit(input: string, options?: AuditOptions): string;
  audit(input: ScorerInput, options?: AuditOptions): Audit;
  seal(input: string, options?: Pick<ScoreOptions, 'trace'>): string;
  seal(input: ScorerInput, options?: Pick<ScoreOptions, 'trace'>): SealedSheet;
  verify(input: string, sealed: string | SealedSheet): string;
  verify(input: ScorerInput, sealed: string | SealedSheet): Verification;
}

/** Reads a rubric once for many submissions: the id of a built-in one, a rubric, or its JSON text. */
export function scorer(rubric: string | Rubric | ExtendingRubric): Scorer {
  const text = typeof rubric === 'string' ? rubric : jsonText(rubric);
  const raw = call(() => new RawScorer(text));
  return {
    rubric: JSON.parse(call(() => raw.rubric())) as Rubric,
    score: (input: string | ScorerInput, options?: ScoreOptions) =>
      answer<ScorerInput, ScoreSheet>(input, (written) => raw.score(written, options)),
    audit: (input: string | ScorerInput, options?: AuditOptions) =>
      answer<ScorerInput, Audit>(input, (written) => raw.audit(written, options)),
    seal: (input: string | ScorerInput, options?: Pick<ScoreOptions, 'trace'>) =>
      answer<ScorerInput, SealedSheet>(input, (written) => raw.seal(written, options)),
    verify: (input: string | ScorerInput, sealed: string | SealedSheet) => {
      const sealedText = typeof sealed === 'string' ? sealed : jsonText(sealed);
      return answer<ScorerInput, Verification>(input, (written) => raw.verify(written, sealedText));
    },
  } as Scorer;
}
