import type { EquipmentStatus } from '../../protocol/status.ts';

export type StatusKind = EquipmentStatus['kind'];

/** Each status has a shape of its own, so that it never rests on colour. Drawn in the colour of the text. */
export function StatusShape({ kind, className }: { kind: StatusKind; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={className}
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
    >
      {shapes[kind]}
    </svg>
  );
}

const dash = <path d="M7.5 12h9" strokeWidth="3" strokeLinecap="round" stroke="var(--shape-hole, Canvas)" />;

const shapes: Record<StatusKind, React.ReactNode> = {
  free: <circle cx="12" cy="12" r="8.5" strokeWidth="2.6" />,
  'in-use': (
    <>
      <circle cx="12" cy="12" r="9.8" fill="currentColor" stroke="none" />
      <path d="M10 8l6 4-6 4z" fill="var(--shape-hole, Canvas)" stroke="none" />
    </>
  ),
  impaired: (
    <>
      <path d="M12 2.6 22.4 20.6H1.6z" fill="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M12 9.2v5" strokeWidth="2.2" strokeLinecap="round" stroke="var(--shape-hole, Canvas)" />
      <circle cx="12" cy="17.4" r="1.3" fill="var(--shape-hole, Canvas)" stroke="none" />
    </>
  ),
  'out-of-service': (
    <>
      <path d="M8 2.2h8L21.8 8v8L16 21.8H8L2.2 16V8z" fill="currentColor" stroke="none" />
      {dash}
    </>
  ),
  unknown: (
    <>
      <path d="M12 1.8 22.2 12 12 22.2 1.8 12z" strokeWidth="2" strokeDasharray="3.4 2.4" strokeLinejoin="round" />
      <path d="M9.6 10a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5v.2" strokeWidth="1.9" strokeLinecap="round" />
      <circle cx="12" cy="16.6" r="1.2" fill="currentColor" stroke="none" />
    </>
  ),
};
