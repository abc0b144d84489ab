import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';

/**
 * Measures the commands of a desk with very many generated groups (docs/DESK.md).
 *
 * @param {readonly string[]} args
 */
export async function soakDesk(args) {
	const { values } = parseArgs({
		args: [...args],
		options: {
			groups: { type: 'string', default: '1000' },
			from: { type: 'string', default: '2025-11-01' },
			dir: { type: 'string' },
			keep: { type: 'boolean' }
		}
	});
	const { register } = await import('tsx/esm/api');
	register();
	const { deskOfMany } = await import('../tests/support/desk-of-many.ts');
	const folder = values.dir ?? mkdtempSync(join(tmpdir(), 'bahi-many-'));
	const from = /** @type {import('#kernel').LocalDate} */ (values.from);
	await deskOfMany(folder, { groups: Number(values.groups), from, book: join(root, 'scripts/book.mjs') });
	if (values.keep !== true) rmSync(folder, { recursive: true });
	return 0;
}
