import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a browser's databases on disk. */
export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'bench-'));
