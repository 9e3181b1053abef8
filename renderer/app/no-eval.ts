import { z } from 'zod';

// Zod compiles its parsers with `new Function`, which the strict CSP refuses and reports. Schemas read this when they
// are made, so this file is imported before any that makes one.
z.config({ jitless: true });
