import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assert } from '#kernel';
import { heldUnder } from '#ledger';
import { money } from '#money';
import { chart, type GroupEvent, type GroupState } from '#group';
import { bookOf, day, doing, event, memberId } from '../support/builders.ts';

// The book of cash-book-with-bank.json, whose head names its source; whole Ugandan shillings. The peer's formula for the
// cash of a meeting knows neither what was fetched from the bank nor what was taken there.

const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'cash-book-with-bank.json'), 'utf8')) as {
	readonly peerTotalCashInBox: number;
	readonly journal: { readonly events: readonly object[] };
};
const events: readonly GroupEvent[] = golden.journal.events.map(event);
const open = bookOf(events.slice(0, -1), 'UGX');
const meetingDay = '2025-03-05';

/** The seal that is asked for after so much was counted. */
function sealedWith(counted: number) {
	const on = day(meetingDay);
	// In notes of 1,000, as far as they go: nobody counts 100,000 coins.
	const pieces = new Map([
		[money(1000), Math.floor(counted / 1000)],
		[money(1), counted % 1000]
	]);
	const count = doing(open, { type: 'CountCash', on, pieces });
	assert(count.ok, 'a sum that a box can hold is counted');
	const approvals = [memberId('m1'), memberId('m2')];
	return doing(count.value.state, { type: 'SealMeeting', on, approvals }, stampOf('seal'));
}

const stampOf = (id: string) => ({
	newEventId: () => id as never,
	recordedAt: '2025-03-05T10:00:00.000Z' as never
});

describe('the figure of the peer', () => {
	test('is refused at the seal: 134,500 against 104,500, by the 30,000 that went to the bank on balance', () => {
		const refused = sealedWith(golden.peerTotalCashInBox);
		expect(refused).toEqual({
			ok: false,
			error: { type: 'DifferenceNotAccepted', counted: 134500, book: 104500 }
		});
		// 80,000 there less 50,000 back.
		expect(golden.peerTotalCashInBox - 104500).toBe(80000 - 50000);
	});

	test('what the book says is sealed', () => {
		expect(sealedWith(104500).ok).toBe(true);
	});
});

describe('the money by fund', () => {
	const held = (root: string, state: GroupState = open) => heldUnder(state.balances, chart, root);

	test('cash and bank are the claims on them: nothing of one fund is counted in another', () => {
		// Opening 4,000 + 12,500 in − 5,000 out; shares 120,000 + 120,000; the bank still gets 50,000 − 10,000.
		expect(held('social-fund')).toBe(11500);
		expect(held('savings')).toBe(240000);
		expect(held('borrowings')).toBe(40000);
		expect(held('box') + held('bank') + held('loans')).toBe(104500 + 130000 + 90000);
		expect(held('savings') + held('social-fund') + held('borrowings')).toBe(324500 - 33000);
	});

	test('the social fund pays no loan: with 11,500 left, help of 12,000 is refused though the box has more', () => {
		const refused = doing(open, {
			type: 'SpendSocialFund',
			on: day(meetingDay),
			memberId: memberId('m1'),
			amount: money(12000),
			reason: 'illness',
			agreedBy: [memberId('m1'), memberId('m2')]
		});
		expect(refused).toEqual({
			ok: false,
			error: { type: 'AccountTooSmall', account: 'social-fund', held: 11500, asked: 12000 }
		});
	});
});
