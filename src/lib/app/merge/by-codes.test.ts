import { describe, expect, test } from 'vitest';
import { err, ok, type LocalDate } from '#kernel';
import type { BookCover, CheckedBackup, OpenBook, Vault } from '#app';
import { beginning, stateOf, writerNumber } from '../../../../tests/support/merging-phones.ts';
import { settleByCodes } from './settle-other.ts';
import { takeOverByCodes } from './take-over.ts';

// Whose codes let the pages of another phone in, and settle what two phones wrote apart: two women who decide, each by her own code.

const state = stateOf(beginning(writerNumber(1)));
const slot = (slotId: string, memberId: string) => ({ slotId, memberId });
const cover = {
	// m1 and m2 have an office, m3 has a code and none.
	keys: { slots: [slot('s1', 'm1'), slot('s2', 'm2'), slot('s3', 'm3'), slot('s4', 'm1')] },
	deviceSecret: new Uint8Array(1)
} as unknown as BookCover;
const vault = {
	verifyCode: (_keys: unknown, slotId: string, digits: string) =>
		Promise.resolve(
			digits === `code of ${slotId}` ? ok({ slotId }) : err({ type: 'WrongCode', triesLeft: 4 } as const)
		)
} as unknown as Vault;
const copy = { head: 'the copy' } as CheckedBackup;
const touched = (...slots: readonly string[]) =>
	slots.map((slotId) => ({ slotId, digits: `code of ${slotId}` }));
const missing = (given: number, needed: number) => err({ type: 'ApprovalsMissing', given, needed });
const newWriterNeeded = err({ type: 'NewWriterNeeded' } as const);

describe('pages of another phone come in', () => {
	/** @param answers of the session, one after another */
	async function take(
		codes: ReturnType<typeof touched>,
		answers: readonly unknown[] = [ok(undefined)],
		made: unknown = ok(undefined)
	) {
		const order: unknown[] = [];
		const left = [...answers];
		const session = {
			state,
			takeOver: (given: CheckedBackup) => {
				order.push(given);
				return Promise.resolve(left.shift());
			}
		} as unknown as OpenBook;
		const answer = await takeOverByCodes(vault, { cover, session }, copy, codes, () => {
			order.push('new writer');
			return Promise.resolve(made as never);
		});
		return { answer, order };
	}

	test('by the codes of two women who decide', async () => {
		expect(await take(touched('s1', 's2'))).toEqual({ answer: ok(undefined), order: [copy] });
	});

	test('not by one, nor by two codes of one, nor by one who has no office', async () => {
		for (const codes of [['s1'], ['s1', 's4'], ['s1', 's3'], ['s1', 'nobody']])
			expect(await take(touched(...codes))).toEqual({ answer: missing(1, 2), order: [] });
		expect(await take([])).toEqual({ answer: missing(0, 2), order: [] });
	});

	test('not where one of the codes is wrong', async () => {
		const wrong = [...touched('s1'), { slotId: 's2', digits: 'another' }];
		expect(await take(wrong)).toEqual({ answer: err({ type: 'WrongCode', triesLeft: 4 }), order: [] });
	});

	test('under a new key of this phone where its own pages go beside the book: that is stored first', async () => {
		expect(await take(touched('s1', 's2'), [newWriterNeeded, ok(undefined)])).toEqual({
			answer: ok(undefined),
			order: [copy, 'new writer', copy]
		});
		const full = err({ type: 'StorageFull' });
		expect(await take(touched('s1', 's2'), [newWriterNeeded], full)).toEqual({
			answer: full,
			order: [copy, 'new writer']
		});
	});

	test('no other refusal makes a new key', async () => {
		const forked = err({ type: 'PhonesForked' });
		expect(await take(touched('s1', 's2'), [forked])).toEqual({ answer: forked, order: [copy] });
	});
});

describe('what two phones wrote apart is settled', () => {
	async function settle(codes: ReturnType<typeof touched>, needed = 2) {
		const asked: unknown[] = [];
		const session = {
			state,
			settle: (given: CheckedBackup, chosen: unknown) => {
				asked.push(given, chosen);
				return Promise.resolve(ok(undefined));
			}
		} as unknown as OpenBook;
		const chosen = { stands: new Map([['page', 'both' as const]]), on: '2024-06-01' as LocalDate };
		const answer = await settleByCodes(vault, { cover, session }, copy, {
			...chosen,
			touched: codes,
			needed
		});
		return { answer, asked };
	}
	const stands = new Map([['page', 'both']]);

	test('in the names of the women whose codes were touched, each once', async () => {
		expect(await settle(touched('s1', 's2', 's4'))).toEqual({
			answer: ok(undefined),
			asked: [copy, { stands, on: '2024-06-01', approvedBy: ['m1', 'm2'] }]
		});
	});

	test('by as many as the group needs, and not where a code is wrong', async () => {
		expect(await settle(touched('s1', 's2'), 3)).toEqual({ answer: missing(2, 3), asked: [] });
		expect(await settle(touched('s1'))).toEqual({ answer: missing(1, 2), asked: [] });
		expect(await settle([...touched('s1'), { slotId: 's2', digits: 'x' }])).toEqual({
			answer: err({ type: 'WrongCode', triesLeft: 4 }),
			asked: []
		});
	});
});
