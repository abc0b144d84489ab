import { installIfMissing } from './install-if-missing.mjs';
import { runSteps, staticSteps } from './steps.mjs';
import { runTool } from './tools.mjs';

// What a developer runs before every commit: all but the real browser.
installIfMissing();
await runTool('svelte-kit', ['sync'], { capture: true });
const start = performance.now();
const [lint, ...others] = staticSteps({ thorough: false });
const { failed } = await runSteps([
	...(lint ? [lint] : []),
	{
		name: 'tests',
		tool: 'vitest',
		args: ['run', '--project', 'unit', '--project', 'apart', '--project', 'component']
	},
	...others
]);
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s in all`);
process.exitCode = failed === 0 ? 0 : 1;
