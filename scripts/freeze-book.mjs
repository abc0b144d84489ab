import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

// `node scripts/freeze-book.mjs VERSION` writes the book that a released version leaves to all later ones (docs/TESTING.md).
await runnerImport(join(root, 'tests/support/freeze-book.ts'), { root, configFile: false });
await runTool('oxfmt', ['tests/support/old-books']);
process.exit();
