import { Trans } from '@lingui/react/macro';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { dispatch } from './use-kiosk.ts';

/** A session outlives its sign-in; whoever still has something to say signs in again for it. */
export const useIsSignedIn = (): boolean => useHub((s) => userOf(s) !== undefined);

export function SignInGone() {
  return (
    <Notice
      tone="warn"
      action={
        <Button onPress={() => dispatch({ type: 'leave', news: null })}>
          <Trans>Sign in</Trans>
        </Button>
      }
    >
      <Trans>Your sign-in has run out. Sign in again and go on; what you wrote is kept.</Trans>
    </Notice>
  );
}
