import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { statusOf } from '../../protocol/status.ts';
import type { HubState } from '../store/hub-state.ts';
import { hubNow, useMinute } from '../store/use-clock.ts';
import { equipmentNow, useHub } from '../store/use-hub.ts';
import { type FloorFilter, type FloorLayout, floorLayout, type TilePlace, tilePlace } from './floor-layout.ts';

/** Tiles show every change at once; they change places at most this often, or nobody could click one. */
const REPLACE_MS = 500;

/** The places of all tiles, anew when something changed, but not with every frame of a busy lab. */
export function usePlaces(): TilePlace[] {
  const [places, setPlaces] = useState(() => placesOf(useHub.getState()));
  const minute = useMinute();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a session runs over its plan as time goes by
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDirty = false;
    const look = () => {
      clearTimeout(timer);
      isDirty = false;
      setPlaces(placesOf(useHub.getState()));
      timer = setTimeout(settle, REPLACE_MS);
    };
    const settle = () => {
      timer = undefined;
      if (isDirty) look();
    };
    look();
    const stop = useHub.subscribe((state, before) => {
      if (state.revision === before.revision && state.presence === before.presence) return;
      isDirty = true;
      // The first that is known of the floor wanders from nowhere.
      if (timer === undefined || before.floor === null) look();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [minute]);

  return places;
}

function placesOf(hub: HubState): TilePlace[] {
  const now = hubNow();
  return hub.equipmentIds.flatMap((id) => {
    const { equipment, session, station } = equipmentNow(hub, id);
    return equipment ? [tilePlace(equipment, statusOf(equipment, session, station), now)] : [];
  });
}

export function useFloorLayout(filter: FloorFilter, columns: number): FloorLayout {
  const places = usePlaces();
  const deferred = useDeferredValue(filter);
  return useMemo(() => floorLayout(places, deferred, columns), [places, deferred, columns]);
}
