import { useLingui } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import { useHub } from '../store/use-hub.ts';
import { SelectField } from '../ui/SelectField.tsx';

/** Who can take a sample on: those who run the lab may name anybody, everybody else one of those. */
export function AssigneeField({ value, onChange }: { value: string; onChange(userId: string): void }) {
  const { t } = useLingui();
  const people = useHub(
    useShallow((s) =>
      Object.values(s.staff?.users ?? s.floor?.recipients ?? {}).filter(
        (one) => !('deactivatedAt' in one) || one.deactivatedAt === undefined,
      ),
    ),
  );
  const options = people
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return <SelectField label={t`Assign to`} value={value} options={options} onChange={onChange} />;
}
