import { installIfMissing } from './install-if-missing.mjs';
import { runSteps, staticSteps } from './steps.mjs';
import { runTool } from './tools.mjs';

// What a developer runs before every commit: the sources, the unit tests beside them, the golden cases and the
// architecture. Screens, laws, faults and the real browser take minutes and are for `npm test`.
const fast = ['src/', 'tests/unit/', 'tests/golden/', 'tests/architecture/'];
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
