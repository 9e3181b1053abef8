import { Trans } from '@lingui/react/macro';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface NotAskedProps {
  /** Whether what was read before is still there. */
  isKept?: boolean;
  /** Absent where the page's head has the button already. */
  onAgain?: () => void;
}

/** What a page asks the hub for did not come. */
export function NotAsked({ isKept = false, onAgain }: NotAskedProps) {
  const again = onAgain && (
    <Button onPress={onAgain}>
      <Trans>Look again</Trans>
    </Button>
  );
  return (
    <Notice tone="alarm" action={again}>
      {isKept ? (
        <Trans>The hub could not be asked. What was read before stays in sight. Look again in a moment.</Trans>
      ) : (
        <Trans>The hub could not be asked. Look again in a moment.</Trans>
      )}
    </Notice>
  );
}
