import { v7 as newId } from 'uuid';
import { PAIRING_CODE_MS } from '../../protocol/enrollment.ts';
import type { Station } from '../../protocol/entities.ts';
import type { Author, FactBody } from '../../protocol/facts.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { type Writing, writeInHub } from '../flow/in-hub.ts';
import type { Ledger } from '../flow/ledger.ts';
import { enrollment, refuseUnknownEquipment, sortedIds } from '../rules/station-place.ts';
import type { Secret, Store } from '../store/store.ts';
import { refuseKey } from './enrollment-key.ts';
import { hashPairingCode, hashToken, isSameHash, newPairingCode } from './hashes.ts';

/** A code that is over is remembered for a while, so that who types it late is told why. */
const REMEMBER_CODES_MS = 24 * 3_600_000;
/** Kiosks that wait at once: more than any site unpacks in ten minutes. */
const MAX_WAITING = 1_000;

const ENROLLED_BEFORE = refuse('conflict', 'This kiosk was enrolled before.');

/** Makes this token a station's by a key, which has one use less then. */
export async function enrollByKey(
  ledger: Ledger,
  { key, token, name, ...from }: { key: string; token: string; name: string; at: number; address: string },
): Promise<Station | Refusal> {
  const station: Station = { id: newId(), name, equipmentIds: [] };
  const by: Author = { station: { id: station.id, name } };
  const refusal = await writeInHub(ledger, { ...from, by }, async (lab) => {
    const keyId = await ledger.store.enrollmentKeyByHash(hashToken(key));
    if (keyId === undefined)
      return refuse('unauthorized', 'This enrollment key is not known here. Check it, or ask the lab’s IT.');
    const found = lab.staff.enrollmentKeys[keyId];
    const no = refuseKey(found, from.at);
    if (!found || no) return no ?? ENROLLED_BEFORE;
    const used: FactBody = { type: 'enrollment-key.used', enrollmentKey: { ...found, uses: found.uses + 1 } };
    return { facts: [...enrollment(lab, station), used], secrets: [tokenOf(station, hashToken(token))] };
  });
  return refusal ?? station;
}

/** A new code for this token, in place of the one before it. */
export async function beginPairing(
  store: Store,
  token: string,
  { at: now, address }: { at: number; address: string },
): Promise<string | Refusal> {
  const waiting = (await store.pairings()).filter((one) => one.expiresAt > now && one.stationId === undefined);
  if (waiting.length >= MAX_WAITING) {
    return refuse('overloaded', 'Too many kiosks wait to be paired.', { retryAfterMs: 60_000 });
  }
  const code = newPairingCode();
  const codeHash = hashPairingCode(await store.siteKey(), code);
  const pairing = { codeHash, tokenHash: hashToken(token), expiresAt: now + PAIRING_CODE_MS, address };
  await store.addPairing(pairing, now - REMEMBER_CODES_MS);
  return code;
}

/** Makes the kiosk that shows this code a station, where a manager says. A code serves once. */
export async function confirmPairing(
  ledger: Ledger,
  asked: { code: string; name: string; equipmentIds: readonly string[] },
  from: Writing,
): Promise<Station | Refusal> {
  const { store } = ledger;
  const codeHash = hashPairingCode(await store.siteKey(), asked.code);
  const station: Station = { id: newId(), name: asked.name, equipmentIds: sortedIds(asked.equipmentIds) };
  const refusal = await writeInHub(ledger, from, async (lab) => {
    // All are looked at, whichever fits: the time that it takes says nothing about how near a guess was.
    const fitting = (await store.pairings()).filter((one) => isSameHash(one.codeHash, codeHash));
    const pairing = fitting[0];
    if (!pairing) return refuse('not-found', 'No kiosk shows this code. Read it from the kiosk’s screen again.');
    if (pairing.stationId !== undefined)
      return refuse('conflict', 'This code was used before. Let the kiosk show a new one.');
    if (pairing.expiresAt <= from.at) return refuse('forbidden', 'This code has run out. The kiosk shows a new one.');
    if (await store.stationByToken(pairing.tokenHash)) return ENROLLED_BEFORE;
    const missing = refuseUnknownEquipment(lab, station.equipmentIds);
    if (missing) return missing;
    const used: Secret = { kind: 'pairing', codeHash, stationId: station.id };
    return {
      facts: enrollment(lab, station),
      secrets: [tokenOf(station, pairing.tokenHash), used],
      ...(pairing.address !== undefined && { about: { kioskAddress: pairing.address } }),
    };
  });
  return refusal ?? station;
}

const tokenOf = (station: Station, tokenHash: string): Secret => ({
  kind: 'station',
  stationId: station.id,
  tokenHash,
});
