import { enrollmentAnswer } from '../protocol/enrollment.ts';
import { refusal } from '../protocol/refusals.ts';
import type { Said } from './station-link.ts';

/** What the body of an answer over HTTP says; one that is neither an answer nor a refusal is as good as none. */
export function readEnrollment(body: unknown): Said {
  const answer = enrollmentAnswer.safeParse(body);
  return answer.success ? answer.data : refusal.safeParse(body).data;
}
