import { expect, test } from 'vitest';
import { bundleTests } from '../../scripts/mutation/runner/bundle.mjs';
import { parts, type Part } from '../../scripts/mutation/tests.mjs';
import { root } from '../../scripts/root.mjs';

/** `npm run mutation` is too long for every day: a test that its runner cannot load stopped it, and nobody saw that for days. */
test.each(Object.keys(parts) as Part[])(
	'the tests that ask about changes of %s can be loaded',
	async (part) => {
		const { files } = await bundleTests(root, part);
		expect(files.length).toBeGreaterThan(5);
		expect(new Set(files).size).toBe(files.length);
	}
);
