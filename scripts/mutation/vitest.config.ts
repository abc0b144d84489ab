import { defineConfig } from 'vitest/config';
import { part, testFiles } from './tests.mjs';

// Tests about money only, without the screens' plugins: each mutant runs those that cover it. Property tests run
// fewer cases here, with a fixed seed: a mutant that only one case in three hundred kills would make the figure
// random.
process.env['SOAK'] = '0.1';

export default defineConfig({
	test: {
		environment: 'node',
		setupFiles: ['./scripts/mutation/setup.ts'],
		include: testFiles('.', part),
		testTimeout: 60_000
	}
});
