import { describe, expect, test } from 'vitest';
import { present, type EventId, type LoanId } from '#kernel';
import { box, compact, replay, savingsOf, type Command } from '#group';
import { money } from '#money';
import {
	journalRecords,
	makeBackup,
	openBackupWithSheet,
	readJournal,
	restoreBook,
	verifyRecords,
	writeJournal,
	type BookSession
} from '#app';
import { book as bookCommand } from '../cli/book-command.ts';
import { aPhone, type Phone } from '../support/parts.ts';
import {
	codes,
	count,
	first,
	found,
	gave,
	open,
	openWithCode,
	run,
	second,
	third,
	today
} from '../support/small-book.ts';

/**
 * Ledger law 6.5 on a phone. At the first meeting two women gave ₹25 each; of the first it should have been ₹15, so her
 * saving is ₹15 and the box holds 25 + 15 = ₹40.
 */
async function sealedMeeting(phone: Phone) {
	const founded = await found(phone);
	const session = await open(phone, founded);
	await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	await run(session, 'op-2', gave(second, 2500), count(5000), seal);
	return founded;
}

const seal: Command = { type: 'SealMeeting', on: today, approvals: [second, third] };
const begin: Command = { type: 'OpenMeeting', on: today, kind: 'regular' };

async function savingOf(session: BookSession, place = 0): Promise<EventId> {
	const events = await session.events();
	const saved = events.ok ? events.value.filter((event) => event.type === 'SavingDeposited') : [];
	return present(saved[place]?.eventId, 'a saving was entered');
}

const loan: Command = {
	type: 'DisburseLoan',
	on: today,
	loanId: 'loan-1' as LoanId,
	memberId: third,
	principal: money(9000),
	terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 4 },
	purpose: 'seed',
	agreedBy: [first, second, third]
};

const correct = (eventId: EventId, amount: number): Command => ({
	type: 'CorrectEntry',
	on: today,
	eventId,
	reason: 'wrongAmount',
	replacement: { type: 'SavingDeposited', memberId: first, fund: 'regular', amount: money(amount) },
	agreedBy: [second, third]
});

describe('an entry of a sealed page', () => {
	test('is put right by a phone that had only the compact state, and the page before keeps its hash', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		expect(session.state.journal).toBeNull();
		const before = await session.history();
		await run(session, 'op-3', begin, correct(await savingOf(session), 1500));
		expect(session.state.balances.get(savingsOf(first, 'regular'))).toBe(-1500);
		expect(session.state.balances.get(box)).toBe(4000);
		await run(session, 'op-4', count(4000), seal);
		const after = await session.history();
		expect(before.ok && after.ok && after.value.hashes.slice(0, before.value.hashes.length)).toEqual(
			before.ok && before.value.hashes
		);
	});

	test('stays right when the phone dies before the meeting is closed', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		await run(session, 'op-3', begin, correct(await savingOf(session), 1500));

		const afterKill = await openWithCode(phone.restarted(), founded, '1357');
		expect(afterKill.operations).toEqual(session.operations);
		expect(compact(afterKill.state)).toEqual(compact(session.state));
		expect(afterKill.state.openMeeting?.cashIn).toBe(1500);
		expect(afterKill.state.openMeeting?.cashOut).toBe(2500);
		await run(afterKill, 'op-4', count(4000), seal);
		const later = await openWithCode(phone.restarted(), founded, '1357');
		expect(later.state.members.get(first)?.deposited).toBe(1500);
		expect(compact(later.state)).toEqual(compact(afterKill.state));
	});

	test('can be copied away while the meeting is open, although its reversal alone would overdraw the box', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		// The box holds ₹50, two women give ₹25 each, ₹90 are lent: ₹10. The reversal takes ₹25, its replacement gives ₹20: ₹5.
		await run(session, 'op-3', begin, gave(second, 2500), gave(third, 2500), loan);
		await run(session, 'op-4', correct(await savingOf(session), 2000));
		expect(session.state.balances.get(box)).toBe(500);
		const backup = await makeBackup(phone, session, founded.keys, founded.cover, today);
		if (!backup.ok) throw new Error(JSON.stringify(backup.error));

		const other = aPhone();
		const opened = await openBackupWithSheet(other, backup.value.bytes, founded.recoveryCode);
		if (!opened.ok) throw new Error(JSON.stringify(opened.error));
		const restored = await restoreBook(other, opened.value, codes);
		if (!restored.ok) throw new Error(JSON.stringify(restored.error));
		const again = await openWithCode(other.restarted(), restored.value, '1357');
		expect(again.operations).toEqual(session.operations);
		expect(again.state.balances.get(box)).toBe(500);
	});

	test('is exported so that the command and the chain accept it', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		await run(session, 'op-3', begin, correct(await savingOf(session), 1500), count(4000), seal);
		const history = await session.history();
		if (!history.ok) throw new Error(history.error.type);
		const text = writeJournal({
			book: { id: session.book, currency: 'INR' },
			events: history.value.events,
			records: journalRecords(history.value)
		});
		const { code, out } = await bookCommand(['check', '-'], text);
		expect({ code, out }).toMatchObject({ code: 0 });
		const report = JSON.parse((await bookCommand(['report', '-'], text)).out) as {
			box: number;
			chain: { ok: boolean };
			members: Record<string, { savings: number }>;
		};
		expect(report).toMatchObject({ box: 4000, chain: { ok: true }, members: { 1: { savings: 1500 } } });
		const read = readJournal(text);
		if (!read.ok) throw new Error('the export is read back');
		expect(
			await verifyRecords({ ...read.value, records: read.value.records ?? [] }, phone.vault)
		).toMatchObject({ ok: true });
		const replayed = replay(history.value.events, 'INR');
		expect(replayed.ok && compact(replayed.value)).toEqual(compact(session.state));
	});

	test('cannot be put right twice, nor without two officers', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		const eventId = await savingOf(session);
		await run(session, 'op-3', begin, correct(eventId, 1500));
		expect(session.tryOut(correct(eventId, 1600))).toEqual({
			ok: false,
			error: { type: 'AlreadyTakenBack', eventId }
		});
		const other = { ...correct(await savingOf(session, 1), 1500), agreedBy: [second] } as Command;
		expect(session.tryOut(other)).toEqual({
			ok: false,
			error: { type: 'ApprovalsMissing', given: 1, needed: 2 }
		});
	});
});

describe('a meeting from paper', () => {
	test('is entered on its own day, comes back after a kill, and is sealed without a count', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		await run(
			session,
			'op-3',
			{ type: 'OpenMeeting', on: today, kind: 'regular', late: { number: 7 } },
			gave(third, 2500)
		);
		const afterKill = await openWithCode(phone.restarted(), founded, '1357');
		expect(afterKill.state.openMeeting).toMatchObject({ number: 7, late: true });
		await run(afterKill, 'op-4', gave(first, 2500), seal);
		// Two women of the first meeting, two of the paper: ₹100.
		expect(afterKill.state.balances.get(box)).toBe(10_000);
		const later = await openWithCode(phone.restarted(), founded, '1357');
		expect(compact(later.state)).toEqual(compact(afterKill.state));
	});
});

describe('a dispute', () => {
	test('is raised outside a meeting, is known after the phone was opened again, and is settled by the circle', async () => {
		const phone = aPhone();
		const founded = await sealedMeeting(phone);
		const session = await openWithCode(phone.restarted(), founded, '1357');
		const about = await savingOf(session);
		await run(session, 'op-3', { type: 'RaiseDispute', on: today, about, memberId: first, kind: 'amount' });
		const later = await openWithCode(phone.restarted(), founded, '1357');
		expect(later.state.disputes.get(about)).toMatchObject({ memberId: first, kind: 'amount' });
		const settle: Command = { type: 'SettleDispute', on: today, about, outcome: 'corrected' };
		await run(later, 'op-4', begin, gave(first, 2500), gave(second, 2500));
		await run(later, 'op-5', correct(about, 1500), settle);
		expect(later.state.disputes.size).toBe(0);
	});
});
