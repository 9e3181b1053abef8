import { v7 as newId } from 'uuid';
import type { Equipment, Role, Sample, Session, Station, User } from '../../protocol/entities.ts';
import type { Named } from '../../protocol/scalars.ts';

/** Small whole entities for tests; what matters to a test is passed in. */

export const newUser = (username: string, role: Role = 'researcher'): User => ({
  id: newId(),
  username,
  name: username[0]?.toUpperCase() + username.slice(1),
  role,
});

export const newEquipment = (name: string, over: Partial<Equipment> = {}): Equipment => ({
  id: newId(),
  name,
  room: 'Room 1',
  category: 'Microscopy',
  condition: 'operational',
  requiresQualification: false,
  offlinePolicy: 'allow-current',
  stationIds: [],
  ...over,
});

export const newStation = (name: string, equipmentIds: string[]): Station => ({ id: newId(), name, equipmentIds });

export const newSession = (equipment: Equipment, operator: User, over: Partial<Session> = {}): Session => ({
  id: newId(),
  equipmentId: equipment.id,
  operator: { id: operator.id, name: operator.name },
  startedAt: 1_000,
  ...over,
});

export function newSample(submittedBy: User, recipient: User, over: Partial<Sample> = {}): Sample {
  const [by, to] = [submittedBy, recipient].map(({ id, name }) => ({ id, name })) as [Named, Named];
  return {
    id: newId(),
    receipt: '7KQ2-M9XA',
    label: 'A1',
    kind: 'Slide',
    status: 'submitted',
    submittedBy: by,
    submittedAt: 1_000,
    recipient: to,
    changedBy: by,
    changedAt: 1_000,
    followerIds: [by.id, to.id],
    unreadBy: [to.id],
    ...over,
  };
}

export interface People {
  ana: User;
  ben: User;
}
