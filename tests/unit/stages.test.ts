import { describe, expect, test } from 'vitest';
import { sharedScripts, stagesOf, stageTable } from '../../scripts/stages.mjs';

// Which module of the app stands in which script. The whole build is weighed in tests/journeys/sizes.journey.ts.

const lock = '/app/src/screens/lock/Lock.svelte';
const laptop = '/app/src/routes/laptop/+page.svelte';
const meeting = '/app/src/routes/meeting/+page.svelte';
const worker = '/app/src/lib/vault/argon2-worker.ts?worker&url';
const imports: Readonly<Record<string, readonly string[]>> = {
	'/kit/src/runtime/client/bundle.js': ['/app/svelte.js'],
	'/app/svelte.js': [],
	[lock]: ['/app/svelte.js', '/app/keys.ts'],
	'/app/keys.ts': [],
	[meeting]: ['/app/pad.ts', '/app/keys.ts'],
	'/app/pad.ts': [],
	[laptop]: ['/app/pad.ts', '/app/table.ts'],
	'/app/table.ts': [],
	[worker]: [],
	'/app/generated/client-optimized/nodes/2.js': [meeting],
	'/app/generated/client-optimized/nodes/3.js': [laptop],
	'/app/unknown.ts': []
};
const stageOf = stagesOf(Object.keys(imports), (id) => imports[id] ?? []);

describe('a module stands in the script of the first stage that needs it', () => {
	test.each([
		['/app/svelte.js', 'first'],
		['/app/keys.ts', 'lock'],
		[worker, 'book'],
		['/app/pad.ts', 'meeting'],
		['/app/table.ts', 'staff']
	])('%s: %s', (id, stage) => expect(stageOf.get(id)).toBe(stage));

	test('what Kit writes for a page stands where the page stands', () => {
		expect(stageOf.get('/app/generated/client-optimized/nodes/2.js')).toBe('meeting');
		expect(stageOf.get('/app/generated/client-optimized/nodes/3.js')).toBe('staff');
	});

	test('a module that nothing reaches is left to the bundler', () => {
		expect(stageOf.has('/app/unknown.ts')).toBe(false);
	});
});

describe('a module that a worker needs as well stands in a script without screens', () => {
	const rules = '/app/src/lib/boot/import-worker.ts';
	const reader = '/app/src/lib/boot/reader-worker.ts';
	const withWorkers: typeof imports = {
		...imports,
		[rules]: ['/app/keys.ts', '/app/table.ts', '/app/answers.ts'],
		[reader]: ['/app/svelte.js', '/app/pad.ts', '/app/answers.ts', '/app/marks.ts'],
		'/app/answers.ts': [],
		'/app/marks.ts': []
	};
	const shared = sharedScripts(stageOf, Object.keys(withWorkers), (id) => withWorkers[id] ?? []);
	test.each([
		['/app/keys.ts', 'lock.shared'],
		['/app/pad.ts', 'book.shared'],
		['/app/table.ts', 'staff.import'],
		['/app/answers.ts', 'first.shared'],
		['/app/marks.ts', undefined],
		[lock, undefined]
	])('%s: %s', (id, script) => expect(shared.get(id)).toBe(script));
});

test('no stage imports what a later one has', () => {
	const order = stageTable.map(({ name }) => name);
	for (const [id, needed] of Object.entries(imports))
		for (const other of needed)
			expect(order.indexOf(stageOf.get(other) ?? '')).toBeLessThanOrEqual(
				order.indexOf(stageOf.get(id) ?? order.at(-1) ?? '')
			);
});
