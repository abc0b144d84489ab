import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';

test('no script makes a worker out of text: the security policy allows none, and who waits for it waits for ever', () => {
	const folder = join(buildFolder, '_app/immutable/chunks');
	const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
	expect(scripts.length).toBeGreaterThan(5);
	const makes = scripts.filter((file) =>
		/new Worker\([^;]{0,60}createObjectURL/.test(readFileSync(join(folder, file), 'utf8'))
	);
	expect(makes).toEqual([]);
});
