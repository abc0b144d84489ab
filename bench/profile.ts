import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own in which a browser keeps its databases on disk. */
export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'bench-'));
