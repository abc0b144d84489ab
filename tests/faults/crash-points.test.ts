import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Shelf, StoredHead, StoredRecord, WriteBatch } from '#app';
import { createShelf } from '#storage';
import { installInterception, intercepted, killedAt } from '../support/faulty-indexeddb.ts';
import { createLocalStorage } from '../support/phone-storage.ts';
import { cases, seed } from '../support/soak.ts';
import { aBookId, aCover, aRow, rowBatch, sealBatch } from '../support/stored.ts';

installInterception();

const book = aBookId('book-a');

/** What a group does: an entry, the sealing of the meeting, or both the sealing and the opening of the next. */
type Step = 'entry' | 'seal' | 'seal and open';

interface State {
	readonly head: StoredHead;
	readonly records: readonly StoredRecord[];
}

function batchesOf(steps: readonly Step[]): readonly WriteBatch[] {
	let [place, rows] = [0, 0];
	return steps.map((step, index) => {
		const operation = `op-${index}`;
		if (step === 'entry') return rowBatch(operation, ++rows, place);
		const sealing = sealBatch(operation, place, rows);
		place += 1;
		rows = step === 'seal' ? 0 : 1;
		return step === 'seal' ? sealing : { ...sealing, addRows: [aRow(1, operation)] };
	});
}

async function aPhone() {
	const [indexedDB, canaryStorage] = [new IDBFactory(), createLocalStorage()];
	const start = () => createShelf({ indexedDB, canaryStorage, locks: null });
	const shelf = start();
	await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
	return { shelf, start };
}

async function stateOf(shelf: Shelf): Promise<State> {
	const store = shelf.open(book);
	const [head, records] = [await store.load(), await store.records()];
	if (!head.ok || !records.ok) throw new Error('the phone does not start');
	return { head: head.value, records: records.value };
}

/** The states of a phone that never crashed, after none, one, two … of the batches. */
async function statesOf(batches: readonly WriteBatch[]): Promise<readonly State[]> {
	const { shelf } = await aPhone();
	const states = [await stateOf(shelf)];
	for (const batch of batches) {
		await shelf.open(book).write(batch);
		states.push(await stateOf(shelf));
	}
	return states;
}

async function countCalls(batches: readonly WriteBatch[]): Promise<number> {
	const { shelf } = await aPhone();
	let calls = 0;
	const counting = async () => {
		for (const batch of batches) await shelf.open(book).write(batch);
	};
	await intercepted((call) => ((calls += 1), call.perform()), counting);
	return calls;
}

/** Does the batches until the process is gone. @returns how many were acknowledged */
async function untilKilled(
	shelf: Shelf,
	batches: readonly WriteBatch[],
	isDead: () => boolean
): Promise<number> {
	let acknowledged = 0;
	for (const batch of batches) {
		const answer = await shelf.open(book).write(batch);
		if (isDead()) return answer.ok ? acknowledged + 1 : acknowledged;
		expect(answer).toEqual({ ok: true, value: { repeated: false } });
		acknowledged += 1;
	}
	return acknowledged;
}

async function surviveEveryCrash(steps: readonly Step[]): Promise<void> {
	const batches = batchesOf(steps);
	const [states, calls] = [await statesOf(batches), await countCalls(batches)];
	for (let at = 1; at <= calls; at++) {
		for (const when of ['before', 'after'] as const) {
			const { shelf, start } = await aPhone();
			const { intercept, isDead } = killedAt(at, when);
			const acknowledged = await intercepted(intercept, () => untilKilled(shelf, batches, isDead));
			expect(isDead()).toBe(true);

			const restarted = start();
			const found = await stateOf(restarted);
			const candidates = states.slice(acknowledged, acknowledged + 2);
			expect(candidates, `${when} call ${at}: all that was acknowledged, nothing by halves`).toContainEqual(
				found
			);

			// The person taps again: the same operation, then the rest of the meeting.
			for (const batch of batches.slice(acknowledged)) {
				expect((await restarted.open(book).write(batch)).ok, `${when} call ${at}, tried again`).toBe(true);
			}
			expect(await stateOf(restarted)).toEqual(states.at(-1));
		}
	}
}

test('a meeting survives a crash at every step of every write', { timeout: 60_000 }, async () => {
	await surviveEveryCrash(['entry', 'entry', 'seal', 'seal', 'entry', 'seal and open', 'entry', 'seal']);
});

test('so do histories that nobody thought of', async () => {
	const steps = fc.array(fc.constantFrom<Step>('entry', 'entry', 'seal', 'seal and open'), {
		minLength: 1,
		maxLength: 5
	});
	await fc.assert(fc.asyncProperty(steps, surviveEveryCrash), { numRuns: cases(12, 60), seed: seed() });
});
