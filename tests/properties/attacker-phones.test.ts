import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert, type BankAccountId, type LocalDate, type MemberId } from '#kernel';
import { box, officersWhoDecide, type Command } from '#group';
import { executeNamed, settleByCodes, takeOverByCodes } from '../support/by-codes.ts';
import {
	copyOf,
	firstPhone,
	meet,
	newWriter,
	number,
	pictures,
	read,
	secondPhone,
	touches,
	type GroupPhone
} from '../support/group-phones.ts';
import { count, first, gave, second, third, today } from '../support/small-book.ts';
import { cases, seed } from '../support/soak.ts';

/*
 * A model attacker with more than one phone (ledger law 56, 58 and 62). The second woman is president: she has her own code, and of old copies and a key paper as many
 * phones as she likes, on which both codes are hers. On the phone of the group she has one code. Whatever she does there, with clocks and restores, in whatever
 * order: that book does not change, but for notes that it tells of her.
 */

/** What she does on one of her own phones: all of it by codes that she made. */
type Elsewhere = (phone: GroupPhone, name: string) => Promise<unknown>;

const both = [second, third];
const all: readonly MemberId[] = [first, second, third];
const closes = (phone: GroupPhone, name: string, on: LocalDate, ...commands: readonly Command[]) =>
	executeNamed(phone.session, `${name}-a`, { type: 'OpenMeeting', on, kind: 'regular' }, ...commands).then(
		() =>
			executeNamed(
				phone.session,
				`${name}-b`,
				{ ...count(Number(phone.session.state.balances.get(box) ?? 0)), on },
				{ type: 'SealMeeting', on, approvals: both }
			)
	);
const came = (on: LocalDate) =>
	all.map((memberId): Command => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }));
const elsewhere: readonly Elsewhere[] = [
	(phone, name) => closes(phone, name, today, gave(first, 2500)),
	(phone, name) => {
		const on = '2027-05-01' as LocalDate;
		const gives = { type: 'GiveOffice', on, memberId: first, office: 'writer', agreedBy: all } as const;
		return closes(phone, name, on, ...came(on), gives);
	},
	(phone, name) => {
		const expense = { type: 'PayExpense', on: today, category: 'travel', amount: 500 as never } as const;
		return closes(phone, name, today, ...came(today), { ...expense, agreedBy: all } as Command);
	},
	(phone, name) =>
		executeNamed(phone.session, name, {
			type: 'OpenBankAccount',
			on: today,
			bankAccountId: name as BankAccountId,
			bank: 'Mine',
			approvedBy: both
		}),
	(phone, name) =>
		executeNamed(phone.session, name, {
			type: 'AddMember',
			on: today,
			memberId: name as MemberId,
			number: 50,
			symbol: 'hen',
			approvedBy: both
		})
];

/** What she tries on the phone of the group, with the copy of one of hers at hand. */
type Attempt = (group: GroupPhone, hers: GroupPhone, name: string) => Promise<{ readonly ok: boolean }>;

const attempts: readonly Attempt[] = [
	async (group, hers) => takeOver(group, hers, [pictures]),
	async (group, hers) => takeOver(group, hers, [pictures, pictures]),
	async (group, hers) => {
		const copy = await read(group, await copyOf(hers));
		const touched = touches(group, pictures);
		return settleByCodes(group.phone.vault, group, copy, { on: today, stands: new Map(), touched });
	},
	(group, _, name) =>
		executeNamed(group.session, name, {
			type: 'GiveOffice',
			on: '2030-01-01' as LocalDate,
			memberId: first,
			office: 'secretary',
			agreedBy: all,
			approvedBy: [second]
		}),
	(group, _, name) =>
		executeNamed(group.session, name, {
			type: 'OpenBankAccount',
			on: today,
			bankAccountId: name as BankAccountId,
			bank: 'Mine',
			approvedBy: [second]
		})
];

async function takeOver(group: GroupPhone, hers: GroupPhone, codes: readonly { readonly digits: string }[]) {
	const copy = await read(group, await copyOf(hers));
	const slot = touches(group, pictures)[0];
	assert(slot !== undefined, 'she has a code');
	const touched = codes.map(({ digits }) => ({ ...slot, digits }));
	return takeOverByCodes(group.phone.vault, group, copy, touched, () => newWriter(group));
}

const step = fc.record({
	phone: fc.nat(2),
	does: fc.nat(elsewhere.length - 1),
	tries: fc.nat(attempts.length - 1),
	restores: fc.boolean()
});

/** What the book of the group says that a second code guards. */
function guarded({ session: { state, people } }: GroupPhone) {
	const { balances, members, offices, bankAccounts, lastNumber } = state;
	return structuredClone({
		...{ balances, members, offices, bankAccounts, lastNumber, people },
		deciding: [...officersWhoDecide(state)].sort()
	});
}

test('one officer with phones of her own changes nothing on the phone of the group', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
			const group = await firstPhone();
			const before = guarded(group);
			const hers = [await secondPhone(group, group.paper)];
			for (const [place, { phone, does, tries, restores }] of steps.entries()) {
				const own = hers[phone % hers.length];
				assert(own !== undefined, 'she has a phone');
				await elsewhere[does]?.(own, `does-${place}`);
				if (restores) hers.push(await secondPhone(own, group.paper));
				const tried = await attempts[tries]?.(group, own, `tries-${place}`);
				expect(tried?.ok).toBe(false);
				expect(guarded(group)).toEqual(before);
			}
			// The group goes on as if she had not been there.
			await meet(group, 'after', 2500, 5000);
			expect(group.session.state.lastNumber.regular).toBe(2);
		}),
		{ numRuns: cases(8), seed: seed() }
	);
});

test('what she does on a phone of hers is done there, and by two codes here it comes in', async () => {
	for (const [place, does] of elsewhere.entries()) {
		const group = await firstPhone();
		const own = await secondPhone(group, group.paper);
		const before = guarded(group);
		expect([place, await does(own, `does-${place}`)]).toMatchObject([place, { ok: true }]);
		const copy = await read(group, await copyOf(own));
		const touched = touches(group, pictures, number);
		const taken = await takeOverByCodes(group.phone.vault, group, copy, touched, () => newWriter(group));
		expect(taken).toMatchObject({ ok: true });
		expect(guarded(group)).not.toEqual(before);
	}
});
