import { text } from 'node:stream/consumers';
import { check } from '../checker.ts';
import { readJournal } from '../clients/journal.ts';
import { type Evidence, storyOf, type Violation } from './evidence.ts';
import { type Figures, figuresOf } from './figures.ts';
import { readTruth, type Where } from './read-truth.ts';

export interface Assignment extends Where {
  journals: { name: string; file: string }[];
}

export interface Verdict {
  violations: Violation[];
  figures: Figures;
}

/** Shares nothing with the hub, the clients and the driver but what they wrote. Assignment in, verdict out, as JSON. */
const { journals, ...where } = JSON.parse(await text(process.stdin)) as Assignment;
const evidence: Evidence = {
  truth: await readTruth(where),
  stories: journals.map(({ name, file }) => storyOf(name, readJournal(file))),
};
const verdict: Verdict = { violations: check(evidence), figures: figuresOf(evidence) };
process.stdout.write(JSON.stringify(verdict));
