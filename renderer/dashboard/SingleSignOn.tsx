import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { SingleSignOnProblem } from '../../protocol/single-sign-on.ts';
import { Button } from '../ui/Button.tsx';
import css from './SignInScreen.module.css';
import { hasSingleSignOn, leaveForProvider } from './single-sign-on.ts';

/** The way to the institution's own sign-in, where the lab has one. */
export function SingleSignOn({ onProblem }: { onProblem(problem: SingleSignOnProblem): void }) {
  const [isOn, setOn] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => void hasSingleSignOn().then(setOn), []);

  async function leave() {
    setLeaving(true);
    const problem = await leaveForProvider();
    if (problem === undefined) return;
    setLeaving(false);
    onProblem(problem);
  }

  if (!isOn) return null;
  return (
    <div className={css['other']}>
      <Button isBusy={isLeaving} onPress={() => void leave()}>
        <Trans>Sign in with your institution’s account</Trans>
      </Button>
    </div>
  );
}
