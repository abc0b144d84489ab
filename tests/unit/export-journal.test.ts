import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { journalRecords, readJournal, verifyRecords, writeJournal, type Vault } from '#app';
import { aPhone } from '../support/parts.ts';
import {
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

/** An export of the app carries hashes and signatures; two verifiers that share no code must agree about it. */
describe('an exported journal', () => {
	let text: string;
	let vault: Vault;

	beforeAll(async () => {
		const phone = aPhone();
		({ vault } = phone);
		const session = await open(phone, await found(phone));
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(session, 'op-2', gave(second, 5000));
		const mistaken = session.operations.at(-1)?.events.flatMap(({ eventId }) => eventId ?? []) ?? [];
		await run(session, 'op-3', { type: 'TakeBack', on: today, eventIds: mistaken });
		await run(session, 'op-4', gave(second, 2500), count(5000), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
		const history = await session.history();
		if (!history.ok) throw new Error(history.error.type);
		text = writeJournal({
			book: { id: session.book, currency: 'INR' },
			events: history.value.events,
			records: journalRecords(history.value)
		});
	});

	test('is read back and its chain holds', async () => {
		expect(await verified(text, vault)).toMatchObject({ ok: true });
		expect(byTheSecondVerifier(text)).toMatchObject({ status: 0 });
	});

	test.each([
		['an amount', '"amount":2500', '"amount":2600'],
		['a day', `"occurredOn":"${today}","eventId"`, '"occurredOn":"2026-11-25","eventId"'],
		['a symbol', '"symbol":"ring"', '"symbol":"sari"'],
		['who approved', '"approvals":["m2","m3"]', '"approvals":["m2","m1"]'],
		['the total of a seal', '"in":5000', '"in":5100'],
		['a hash', '"previous":""', `"previous":"${'0'.repeat(64)}"`]
	])('that was changed in %s is refused by both verifiers', async (_, from, to) => {
		const changed = text.replace(from, to);
		expect(changed).not.toBe(text);
		expect((await verified(changed, vault)).ok).toBe(false);
		expect(byTheSecondVerifier(changed).status).toBe(1);
	});
});

test('a page that was put away is a record without a seal, and both verifiers count the meeting of its number once', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	const yearsOff = '2029-11-24' as typeof today;
	await run(
		session,
		'op-1',
		{ type: 'OpenMeeting', on: yearsOff, kind: 'regular' },
		{
			...gave(first, 2500),
			on: yearsOff
		}
	);
	const mistaken =
		session.operations
			.at(-1)
			?.events.slice(1)
			.flatMap(({ eventId }) => eventId ?? []) ?? [];
	await run(session, 'op-2', { type: 'TakeBack', on: yearsOff, eventIds: mistaken });
	await run(session, 'op-3', { type: 'PutMeetingAway', on: today, approvedBy: [second, third] });
	expect(session.operations).toEqual([]);
	const again = await openWithCode(phone.restarted(), founded, '1357');
	expect(again.state.openMeeting).toBeNull();
	expect(again.state.eventCount).toBe(session.state.eventCount);
	await run(again, 'op-4', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(second, 2500));
	await run(again, 'op-5', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
	const history = await again.history();
	if (!history.ok) throw new Error(history.error.type);
	const { events, links } = history.value;
	expect(links.slice(-2).map(({ content }) => content.seal?.number)).toEqual([undefined, 1]);
	const text = writeJournal({
		book: { id: session.book, currency: 'INR' },
		events,
		records: journalRecords(history.value)
	});
	expect(await verified(text, phone.vault)).toMatchObject({ ok: true });
	expect(byTheSecondVerifier(text)).toMatchObject({ status: 0 });
	const alone = text.replace('"approvedBy":["m2","m3"]', '"approvedBy":["m2"]');
	expect(readJournal(alone).ok).toBe(false);
	expect(byTheSecondVerifier(alone).status).toBe(1);
});

async function verified(text: string, vault: Vault) {
	const journal = readJournal(text);
	if (!journal.ok) return journal;
	return verifyRecords({ ...journal.value, records: journal.value.records ?? [] }, vault);
}

function byTheSecondVerifier(text: string) {
	const file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'book.json');
	writeFileSync(file, text);
	return spawnSync(process.execPath, ['scripts/verify-export.mjs', file], { encoding: 'utf8' });
}
