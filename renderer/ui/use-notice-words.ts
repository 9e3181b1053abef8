import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Notice } from '../store/notices.ts';
import { useHub } from '../store/use-hub.ts';
import { SAMPLE_WORDS } from './sample-words.ts';

export interface NoticeWords {
  title: string;
  text: string;
}

/** A notice in this page's language, for a toast and for the desktop alike. */
export function useNoticeWords(): (notice: Notice) => NoticeWords {
  const { t } = useLingui();
  const equipmentOf = (id: string) => useHub.getState().floor?.equipment[id];
  return (notice) => {
    switch (notice.kind) {
      case 'free': {
        const equipment = equipmentOf(notice.equipmentId);
        const name = equipment?.name ?? t`an instrument`;
        const isImpaired = equipment?.condition === 'impaired';
        const text = isImpaired ? t`You asked to be told. It works with limits.` : t`You asked to be told.`;
        return { title: t`${name} is free`, text };
      }
      case 'back': {
        const { confirmed } = notice;
        const saved = t`${plural(confirmed, { one: '# saved act was confirmed.', other: '# saved acts were confirmed.' })}`;
        return { title: t`Connected again`, text: confirmed === 0 ? '' : saved };
      }
      case 'session-ended': {
        const where = equipmentOf(notice.equipmentId)?.name ?? t`an instrument`;
        const who = notice.by ?? t`The hub`;
        const title = t`Your session on ${where} has ended`;
        if (notice.isTakenOver) return { title, text: t`${who} has taken over. Your time until then is recorded.` };
        return { title, text: t`${who} ended it. Your time until then is recorded.` };
      }
      case 'sample': {
        const { label, status, assignee } = notice.sample;
        const who = notice.by ?? t`The hub`;
        const whose = assignee?.name ?? who;
        const word = t(SAMPLE_WORDS[status]);
        return {
          title: t`Sample ${label}`,
          text: notice.isAssigned ? t`${whose} works on it now.` : t`${word}, says ${who}.`,
        };
      }
      case 'samples': {
        const { count } = notice;
        return {
          title: t`${plural(count, { one: '# of your samples has changed', other: '# of your samples have changed' })}`,
          text: '',
        };
      }
    }
  };
}
