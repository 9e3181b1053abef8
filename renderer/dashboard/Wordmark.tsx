import css from './Wordmark.module.css';

export const Wordmark = () => (
  <span className={css['wordmark']}>
    <img src="/icon.svg" alt="" width="28" height="28" />
    HyCON
  </span>
);
