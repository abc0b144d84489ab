import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedDocs } from './docs/generated-docs.ts';

// Generates files of docs/ from the schemas. Run after a change of an event or a report: npx tsx src/cli/generate-docs.ts
const root = join(import.meta.dirname, '../..');
for (const [path, text] of await generatedDocs()) await writeFile(join(root, path), text);
