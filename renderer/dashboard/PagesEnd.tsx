import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../ui/Button.tsx';
import css from './PagesEnd.module.css';

interface PagesEndProps {
  phase: 'loading' | 'shown' | 'failed';
  isEmpty: boolean;
  /** What to say of an empty list that nothing narrows. */
  none?: string | undefined;
  hasMore: boolean;
  onMore(): void;
}

/** What stands below a list that is told in pages: that it is asked for, that nothing fits, and the way on. */
export function PagesEnd({ phase, isEmpty, none, hasMore, onMore }: PagesEndProps) {
  const { t } = useLingui();
  const words =
    phase === 'loading'
      ? t`Asking the hub…`
      : phase === 'shown' && isEmpty
        ? hasMore
          ? t`Nothing found so far. There are older ones.`
          : (none ?? t`Nothing fits this filter.`)
        : '';
  return (
    <>
      <p role="status" className={isEmpty ? css['empty'] : css['status']}>
        {words}
      </p>
      {hasMore && (
        <div className={css['more']}>
          <Button look="quiet" isDisabled={phase === 'loading'} onPress={onMore}>
            <Trans>Show older ones</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
