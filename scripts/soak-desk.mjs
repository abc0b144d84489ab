import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.mjs';

/**
 * A desk with very many made-up groups: what each of its commands takes (docs/DESK.md).
 *
 * @param {readonly string[]} args
 */
export async function soakDesk(args) {
	const { values } = parseArgs({
		args: [...args],
		options: {
			groups: { type: 'string', default: '1000' },
			dir: { type: 'string' },
			keep: { type: 'boolean' }
		}
	});
	const { register } = await import('tsx/esm/api');
	register();
	const { deskOfMany } = await import('../tests/support/desk-of-many.ts');
	const folder = values.dir ?? mkdtempSync(join(tmpdir(), 'bahi-many-'));
	await deskOfMany(folder, Number(values.groups), join(root, 'scripts/book.mjs'));
	if (values.keep !== true) rmSync(folder, { recursive: true });
	return 0;
}
