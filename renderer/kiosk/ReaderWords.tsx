import { Plural, Trans } from '@lingui/react/macro';
import type { WedgeVerdict } from './wedge-test.ts';

/** What a test of the reader came to, and what to do about it. Never what was read. */
export function ReaderWords({ verdict }: { verdict: WedgeVerdict }) {
  switch (verdict.type) {
    case 'works': {
      const slowest = Math.round(verdict.slowestMs);
      return (
        <Plural
          value={verdict.keys}
          one={`It works: # key, at most ${slowest} ms apart, then Enter.`}
          other={`It works: # keys, at most ${slowest} ms apart, then Enter.`}
        />
      );
    }
    case 'too-slow': {
      const slowest = Math.round(verdict.slowestMs);
      return (
        <Trans>
          Too slow: {slowest} ms between two keys, and a badge is known by less than 60 ms. Set the reader’s delay
          between keys to nothing. Or somebody typed.
        </Trans>
      );
    }
    case 'no-enter':
      return <Trans>It sends no Enter after the number. Set the reader to end with Enter (carriage return).</Trans>;
    case 'too-short':
      return <Trans>Fewer than four keys: no badge is that short. Set the reader to send the whole number.</Trans>;
  }
}
