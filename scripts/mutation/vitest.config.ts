import { defineConfig } from 'vitest/config';
import { part, testFiles } from './tests.mjs';

// The tests that speak of money alone, without the screens' plugins: each mutant runs those that reach it. Laws run with
// fewer cases here, with a fixed seed: a mutant that only one case in three hundred finds would make the figure a matter
// of luck.
process.env['SOAK'] = '0.1';

export default defineConfig({
	test: {
		environment: 'node',
		setupFiles: ['./scripts/mutation/setup.ts'],
		include: testFiles('.', part),
		testTimeout: 60_000
	}
});
