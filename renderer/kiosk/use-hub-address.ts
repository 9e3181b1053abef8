import { useEffect, useState } from 'react';

/** Where this kiosk looks for its hub; empty until Electron has said so. */
export function useHubAddress(): string {
  const [address, setAddress] = useState(window.hycon ? '' : location.origin);
  useEffect(() => void window.hycon?.hubAddress().then(setAddress), []);
  return address;
}
