import { describe, expect, test } from 'vitest';
import { err, ok, utf8, type BookId, type EventId, type LocalDate, type MemberId } from '#kernel';
import { money } from '#money';
import type { Command } from '#group';
import { beginning, plainChecks, stateOf, writerNumber } from '../../../../tests/support/merging-phones.ts';
import type { Vault } from '../ports/keys.ts';
import type { BookCover } from '../ports/storage.ts';
import {
	checkCode,
	commandsOf,
	textOfDraft,
	haveAgreed,
	withCodes,
	womenOver,
	type AgreedAct,
	type BookAt,
	type CheckedCode
} from './codes-of-officers.ts';

// Codes approve exactly one draft (ledger law 55): an attack found on 30 November 2026 wrote 1,050 rupees with two codes for 50.

const slot = (slotId: string, memberId: string) => ({ slotId, memberId });
const cover = {
	// m1 and m2 hold an office; m3 has a code but no office.
	keys: { slots: [slot('s1', 'm1'), slot('s2', 'm2'), slot('s3', 'm3'), slot('s4', 'm1')] },
	deviceSecret: new Uint8Array(1)
} as unknown as BookCover;
const tried: string[] = [];
const vault = {
	...plainChecks,
	verifyCode: (_keys: unknown, slotId: string, digits: string) => {
		tried.push(slotId);
		const isRight = digits === `code of ${slotId}`;
		return Promise.resolve(isRight ? ok(undefined) : err({ type: 'WrongCode', triesLeft: 4 } as const));
	}
} as unknown as Vault;
const on = '2024-06-01' as LocalDate;
const at: BookAt = { book: 'b1' as BookId, head: { place: 3, hash: 'aa' }, operations: [] };
const entry = { operationId: 'op' as never, events: [] };

const corrected = (rupees: number, more: Partial<Extract<Command, { type: 'CorrectEntry' }>> = {}) =>
	({
		type: 'write',
		commands: [
			{
				type: 'CorrectEntry',
				on,
				eventId: 'e1' as EventId,
				reason: 'wrongAmount',
				replacement: {
					type: 'SavingDeposited',
					memberId: 'm3' as MemberId,
					fund: 'regular',
					amount: money(rupees * 100)
				},
				agreedBy: [],
				approvedBy: [],
				...more
			}
		]
	}) as const satisfies AgreedAct;

async function touch(act: AgreedAct, slots: readonly string[], book: BookAt = at) {
	const codes: CheckedCode[] = [];
	for (const slotId of slots) {
		const digits = `code of ${slotId}`;
		const checked = await checkCode(vault, cover, { slotId, digits }, textOfDraft(act, book));
		if (checked.ok) codes.push(checked.value);
	}
	return codes;
}

describe('a code', () => {
	test('is tried on its slot, is hers whose slot it is, and is over the hash of the draft', async () => {
		const draft = textOfDraft(corrected(50), at);
		tried.length = 0;
		const checked = await checkCode(vault, cover, { slotId: 's2', digits: 'code of s2' }, draft);
		expect(checked).toMatchObject({ ok: true, value: { memberId: 'm2' } });
		expect(tried).toEqual(['s2']);
		expect(checked.ok && checked.value.over).toBe(await vault.hash(utf8(draft)));
	});

	test('that is wrong, or of a slot that this phone does not have, is over nothing', async () => {
		const of = (slotId: string) => checkCode(vault, cover, { slotId, digits: 'x' }, 'draft');
		expect(await of('s1')).toEqual(err({ type: 'WrongCode', triesLeft: 4 }));
		tried.length = 0;
		expect([await of('nobody'), tried]).toEqual([err({ type: 'UnknownSlot' }), []]);
	});

	const agreed = corrected(50);
	const [command] = agreed.commands;
	const hers = { type: 'SavingDeposited', fund: 'regular', amount: money(5000) } as const;
	test.each<[string, AgreedAct, BookAt]>([
		['amount', corrected(1050), at],
		['woman', corrected(50, { replacement: { ...hers, memberId: 'm4' as MemberId } }), at],
		['day', corrected(50, { on: '2024-06-02' as LocalDate }), at],
		['reason', corrected(50, { reason: 'notDone' }), at],
		['line', corrected(50, { eventId: 'e2' as EventId }), at],
		['command more', { ...agreed, commands: [command, { type: 'OpenMeeting', on, kind: 'desk' }] }, at],
		['page', agreed, { ...at, head: { place: 4, hash: 'bb' } }],
		['entry of the open page', agreed, { ...at, operations: [entry] }],
		['book', agreed, { ...at, book: 'b2' as BookId }],
		['kind of act', { type: 'keyPaper', kind: 'paper' }, at]
	])('counts for no other %s', async (_, act, book) => {
		const codes = await touch(agreed, ['s1', 's2']);
		expect(await womenOver(vault, { act: agreed, codes }, at)).toEqual(['m1', 'm2']);
		expect(await womenOver(vault, { act, codes }, book)).toEqual([]);
	});

	test('counts whomever the commands name: they name nobody before', () => {
		expect(textOfDraft(corrected(50, { approvedBy: ['m1' as MemberId] }), at)).toBe(
			textOfDraft(corrected(50), at)
		);
	});

	test('counts for a drawn-up count of notes as any other', () => {
		const counted = (many: number): AgreedAct => ({
			type: 'write',
			commands: [{ type: 'CountCash', on, pieces: new Map([[money(100), many]]) }]
		});
		expect(textOfDraft(counted(4), at)).not.toBe(textOfDraft(counted(5), at));
	});

	test('for a code that is made counts in the book and for the woman, whatever its pages are', async () => {
		const act = { type: 'code', owners: ['m3' as MemberId] } as const;
		const codes = await touch(act, ['s1', 's2'], { book: at.book } as BookAt);
		expect(await womenOver(vault, { act, codes }, at)).toEqual(['m1', 'm2']);
		const other = { type: 'code', owners: ['m3', 'm4'] as MemberId[] } as const;
		expect(await womenOver(vault, { act: other, codes }, at)).toEqual([]);
	});
});

describe('those who agreed', () => {
	const session = { ...at, state: stateOf(beginning(writerNumber(1))) };
	const act = { type: 'keyPaper', kind: 'paper' } as const;
	const have = async (slots: readonly string[], needed = 2) =>
		haveAgreed(vault, session, { act, codes: await touch(act, slots) }, needed);
	const missing = (given: number, needed: number) => err({ type: 'ApprovalsMissing', given, needed });

	test('are women who decide now, each once', async () => {
		expect(await have(['s1', 's2', 's4'])).toEqual(ok(['m1', 'm2']));
	});

	test('are not enough by one, by two codes of one, or with one who has no office', async () => {
		for (const slots of [['s1'], ['s1', 's4'], ['s1', 's3'], ['s1', 'nobody']])
			expect(await have(slots)).toEqual(missing(1, 2));
		expect(await have([])).toEqual(missing(0, 2));
		expect(await have(['s1', 's2'], 3)).toEqual(missing(2, 3));
	});

	test('to another act are none', async () => {
		const codes = await touch({ type: 'keyPaper', kind: 'cards' }, ['s1', 's2']);
		expect(await haveAgreed(vault, session, { act, codes }, 2)).toEqual(missing(0, 2));
	});
});

test('commands that ask for codes are written in these names, and no other command names anybody', () => {
	const women = ['m1', 'm2'] as unknown as readonly MemberId[];
	expect(withCodes({ type: 'SealMeeting', on, approvals: [] }, women)).toMatchObject({ approvals: women });
	expect(withCodes({ type: 'PutMeetingAway', on, approvedBy: [] }, women)).toMatchObject({
		approvedBy: women
	});
	const opening = { type: 'OpenMeeting', on, kind: 'desk' } as const;
	expect(withCodes(opening, women)).toBe(opening);
});

test('nothing is written beside what codes approve: the draft goes in whole, and alone', async () => {
	const act = corrected(50);
	const approved = { act, codes: [] };
	const beside = { type: 'NoteErasure', on, memberId: 'm3' as MemberId } as const;
	await expect(commandsOf(vault, [approved], at)).resolves.toEqual(act.commands);
	for (const what of [
		[beside, approved],
		[approved, beside]
	])
		await expect(commandsOf(vault, what as never, at)).rejects.toThrow('beside');
});
