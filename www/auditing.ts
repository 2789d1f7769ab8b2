/** What contradicts itself in a submission. A core of its own has it, beside the one that pages score with. */

import { audit as auditText } from '../pkg-audit/ziping_audit.js';
import { answer } from './api.js';
import type { ScoreOptions } from './api.js';
import type { Audit } from './findings.js';
import type { Submission } from './submission.js';

export type AuditOptions = Pick<ScoreOptions, 'invalid'>;

/**
 * Audits a submission: figures against figures, scores against rules, texts against both. It changes no score, and
 * compares nothing with what is not there.
 */
export function audit(input: string, options?: AuditOptions): string;
export function audit(input: Submission, options?: AuditOptions): Audit;
export function audit(input: string | Submission, options?: AuditOptions): string | Audit {
  return answer(input, (text) => auditText(text, options));
}
