import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { Phone } from './browser.ts';

/**
 * A phone that the tests of a file share, since preparing it takes long. Each test begins at the same screen, and none needs
 * what another left: where one fails, the next gets a phone that is prepared again.
 *
 * @param prepare opens a phone and does what all tests need
 * @param begin brings the phone from where a test that went well has left it to where the next one begins
 * @returns the phone of the test that runs
 */
export function sharedPhone<Prepared extends { readonly phone: Phone }>(
	prepare: () => Promise<Prepared>,
	begin: (prepared: Prepared) => Promise<void> | void
): () => Prepared {
	let shared: Prepared | null = null;
	const putAway = async (): Promise<void> => {
		const old = shared;
		shared = null;
		await old?.phone.close();
	};
	beforeEach(async () => {
		if (shared !== null && shared.phone.problems.length > 0) await putAway();
		shared ??= await prepare();
		await begin(shared);
	});
	afterEach(async ({ task }) => {
		const problems = [...(shared?.phone.problems ?? [])];
		if (task.result?.state === 'fail' || problems.length > 0) await putAway();
		expect(problems).toEqual([]);
	});
	afterAll(putAway);
	return () => {
		if (shared === null) throw new Error('The phone is there while a test runs.');
		return shared;
	};
}
