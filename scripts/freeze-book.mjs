import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

// `node scripts/freeze-book.mjs VERSION` writes the book of a released version that all later ones must read (docs/TESTING.md).
await runnerImport(join(root, 'tests/support/freeze-book.ts'), { root, configFile: false });
await runTool('oxfmt', ['tests/support/old-books']);
process.exit();
