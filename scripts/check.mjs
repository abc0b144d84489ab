import { fast } from './fast-tests.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runSteps, staticSteps } from './steps.mjs';
import { runTool } from './tools.mjs';

// Run before every commit: static checks of the sources, and the tests that take a minute.
installIfMissing();
await runTool('svelte-kit', ['sync'], { capture: true });
const start = performance.now();
const [lint, ...others] = staticSteps;
const { failed } = await runSteps([
	...(lint ? [lint] : []),
	{
		name: 'tests',
		tool: 'vitest',
		args: ['run', '--project', 'unit', ...fast]
	},
	...others
]);
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s in all`);
process.exitCode = failed === 0 ? 0 : 1;
