import { describe, expect, test } from 'vitest';
import { err, ok, type EventId, type MemberId, type OperationId } from '#kernel';
import { compact, replay, type Command } from '#group';
import { money } from '#money';
import {
	foundBook,
	makeBackup,
	openBackupWithSheet,
	practiceBook,
	practiceCode,
	headReadBack,
	restoreBook,
	type CopyReadBack,
	type Vault
} from '#app';
import { recordChecks } from '#vault';
import { countCalls } from '../support/count-calls.ts';
import { aPhone } from '../support/parts.ts';
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
import { nameWoman } from '../support/names.ts';
import { flower } from '../support/flowers.ts';

describe('a book on a phone', () => {
	test('is founded, holds a meeting, is killed in it, goes on, is sealed, and opens again the same', async () => {
		const phone = aPhone();
		const founded = await found(phone);
		const session = await open(phone, founded);
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(session, 'op-2', gave(second, 2500));

		const afterKill = await openWithCode(phone.restarted(), founded, '1357');
		expect(afterKill.operations.map((operation) => operation.operationId)).toEqual(['op-1', 'op-2']);
		expect(afterKill.state.openMeeting?.cashIn).toBe(5000);
		await run(afterKill, 'op-3', count(5000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		expect(afterKill.operations).toEqual([]);

		const later = await openWithCode(phone.restarted(), founded, '1357');
		expect(later.state.openMeeting).toBeNull();
		expect(compact(later.state)).toEqual(compact(afterKill.state));
		const events = await later.events();
		const replayed = events.ok ? replay(events.value, 'INR') : null;
		expect(replayed?.ok === true && compact(replayed.value)).toEqual(compact(later.state));
	});

	test('gives reports the same list of events until there is one more, so that an evening reads the book once', async () => {
		const phone = aPhone();
		const session = await open(phone, await found(phone));
		const listed = async () => {
			const events = await session.events();
			if (!events.ok) throw new Error(events.error.type);
			return events.value;
		};
		const before = await listed();
		expect(await listed()).toBe(before);
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		const begun = await listed();
		expect(await listed()).toBe(begun);
		const written = session.operations.flatMap(({ events }) => events);
		expect(begun).toEqual([...before, ...written]);
		await run(session, 'op-2', gave(second, 2500));
		expect((await listed()).length).toBeGreaterThan(begun.length);
		await run(session, 'op-3', count(5000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		const sealed = await listed();
		expect(sealed.at(-1)?.type).toBe('MeetingSealed');
		expect(await listed()).toBe(sealed);
	});

	test('adds a page that is closed to those that were read, and reads none of them again', async () => {
		const phone = aPhone();
		const founded = await found(phone);
		const session = await open(phone, founded);
		expect(await session.events()).toMatchObject({ ok: true });
		const [reads] = await countCalls(['lib/app/session/history.ts openHistory'], async () => {
			await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
			await run(session, 'op-2', count(2500), {
				type: 'SealMeeting',
				on: today,
				approvals: [second, third]
			});
			expect(await session.events()).toMatchObject({ ok: true });
		});
		expect(reads).toBe(0);
		const readAnew = await openWithCode(phone.restarted(), founded, '1357');
		expect(await session.history()).toEqual(await readAnew.history());
		expect(await session.events()).toEqual(await readAnew.events());
	});

	test('that is read while a page is closed is read with that page', async () => {
		const phone = aPhone();
		const session = await open(phone, await found(phone));
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		const { decompress } = phone.vaultItself;
		let isClosed = (): void => undefined;
		const closed = new Promise<void>((resolve) => (isClosed = resolve));
		const isUnderWay = new Promise<void>((resolve) => {
			Object.assign(phone.vaultItself, {
				decompress: async (...given: Parameters<typeof decompress>) => {
					resolve();
					await closed;
					return decompress(...given);
				}
			});
		});
		const reading = session.events();
		await isUnderWay;
		await run(session, 'op-2', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
		isClosed();
		for (const events of [await reading, await session.events()])
			expect(events.ok && events.value.at(-1)?.type).toBe('MeetingSealed');
	});

	test('writes a tap that comes twice only once', async () => {
		const phone = aPhone();
		const session = await open(phone, await found(phone));
		const commands: Command[] = [{ type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500)];
		const [one, other] = await Promise.all([
			session.execute('op-1' as OperationId, ...commands),
			session.execute('op-1' as OperationId, ...commands)
		]);
		expect([one.ok, other.ok]).toEqual([true, true]);
		expect(session.operations).toHaveLength(1);
	});

	test('is left as it was by a refusal', async () => {
		const phone = aPhone();
		const session = await open(phone, await found(phone));
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		const before = session.state;
		const refused = await session.execute('op-2' as OperationId, gave(first, 2500), {
			type: 'PayExpense',
			on: today,
			category: 'travel',
			amount: money(999_900)
		});
		expect(refused).toEqual({ ok: false, error: { type: 'BoxTooSmall', held: 2500, asked: 999_900 } });
		expect(session.state).toBe(before);
	});

	test('comes back on another phone from a backup and the printed sheet, as a new writer', async () => {
		const phone = aPhone();
		const founded = await found(phone);
		const session = await open(phone, founded);
		await run(
			session,
			'op-1',
			{ type: 'OpenMeeting', on: today, kind: 'regular' },
			gave(first, 2500),
			count(2500),
			{
				type: 'SealMeeting',
				on: today,
				approvals: [second, third]
			}
		);
		await run(session, 'op-2', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(second, 2500));
		await nameWoman(session, { memberId: second, name: 'Example', on: today });
		await session.saveVoice(second, Uint8Array.of(7, 255, 0));
		const backup = await makeBackup(phone, session, founded.keys, founded.cover, today);
		if (!backup.ok) throw new Error(JSON.stringify(backup.error));
		expect(backup.value.name).toBe('mango-2026-11-24.txt');

		const other = aPhone();
		const opened = await openBackupWithSheet(other, backup.value.bytes, founded.recoveryCode);
		if (!opened.ok) throw new Error(JSON.stringify(opened.error));
		const restored = await restoreBook(other, opened.value, codes);
		if (!restored.ok) throw new Error(JSON.stringify(restored.error));
		const again = await openWithCode(other.restarted(), { ...founded, cover: restored.value.cover }, '1357');
		expect(again.people).toEqual(session.people);
		expect(again.operations).toEqual(session.operations);
		expect(await again.events()).toEqual(await session.events());
		await run(again, 'op-3', count(5000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		const history = await again.history();
		const writers = history.ok ? history.value.links.map((link) => link.content.writer) : [];
		expect(new Set(writers).size).toBe(2);
		expect(history.ok && history.value.links.at(-1)?.content).toMatchObject({
			...{ n: 2, events: [{ type: 'AccessNoted', what: 'phoneRestored' }] }
		});
		expect(await restoreBook(other, opened.value, codes)).toEqual({
			ok: false,
			error: { type: 'BookAlreadyHere' }
		});
	});

	test('reads a copy that it makes back beside the screen; one that is not whole there is no copy', async () => {
		const phone = aPhone();
		const founded = await found(phone);
		const session = await open(phone, founded);
		let verifiedHere = 0;
		const verify: Vault['verify'] = (...given) => {
			verifiedHere += 1;
			return phone.vault.verify(...given);
		};
		const make = (readBack: CopyReadBack) =>
			makeBackup(
				{ ...phone, vault: { ...phone.vaultItself, verify }, readBack },
				session,
				founded.keys,
				founded.cover,
				today
			);
		const heads: string[] = [];
		const made = await make(async (contents) => {
			const read = await headReadBack(recordChecks, structuredClone(contents));
			if (read.ok) heads.push(read.value);
			return read;
		});
		expect(made.ok).toBe(true);
		expect(heads).toEqual([session.head.hash]);
		expect(verifiedHere).toBe(0);
		// Where there is no worker it is read here.
		expect((await make(() => Promise.resolve(null))).ok).toBe(true);
		expect(verifiedHere).toBeGreaterThan(0);
		const stopped = err({ type: 'ReadingStopped' } as const);
		expect(await make(() => Promise.resolve(stopped))).toEqual(stopped);
		expect(await make(() => Promise.resolve(ok('00')))).toEqual(err({ type: 'NotSaved' }));
	});

	test('forgets a name for good, and tells the screens; the woman and her figures stay', async () => {
		const phone = aPhone();
		const founded = await found(phone);
		const session = await open(phone, founded);
		await nameWoman(session, { memberId: second, name: 'Another', on: today });
		// No program takes a name without an entry, nor by one that was taken back.
		expect(await session.erasePerson(first)).toEqual(err({ type: 'NotSaved' }));
		const erasure = { type: 'NoteErasure', on: today, memberId: first } as const;
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, erasure);
		const eventIds = [session.state.openMeeting?.events.at(-1)?.eventId as EventId];
		await run(session, 'op-2', { type: 'TakeBack', on: today, eventIds });
		expect(await session.erasePerson(first)).toEqual(err({ type: 'NotSaved' }));
		await run(session, 'op-3', erasure);
		let told = 0;
		session.follow(() => (told += 1));
		expect(await session.erasePerson(first)).toEqual({ ok: true, value: undefined });
		expect(told).toBe(1);
		expect([session.people.get(first), session.people.get(second)]).toEqual([undefined, { name: 'Another' }]);
		const again = await openWithCode(phone.restarted(), founded, '1357');
		expect(again.people).toEqual(session.people);
		expect(again.state.members.has(first)).toBe(true);
	});

	test('forgets the name of a woman whose joining was taken back: the book knows no such woman', async () => {
		const phone = aPhone();
		const session = await open(phone, await found(phone));
		const memberId = 'w9' as MemberId;
		const name = 'Chameli';
		const hash = await session.hashOfName(name);
		const joins = {
			type: 'AddMember',
			on: today,
			memberId,
			number: 9,
			symbol: 'goat',
			name: hash,
			agreedBy: [...session.people.keys()]
		} as const;
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, joins);
		const eventIds = [session.state.openMeeting?.events.at(-1)?.eventId as EventId];
		expect(session.people.get(memberId)).toEqual({ name });
		expect(await session.erasePerson(memberId)).toEqual(err({ type: 'NotSaved' }));
		await run(session, 'op-2', { type: 'TakeBack', on: today, eventIds });
		expect(await session.erasePerson(memberId)).toMatchObject({ ok: true });
		expect(session.people.has(memberId)).toBe(false);
	});

	test('is a practice group with a year of meetings when practice asks for it', async () => {
		const phone = aPhone();
		const asked = practiceBook(today, {
			group: 'Practice',
			bank: 'Example bank',
			branch: 'Example branch',
			member: (number) => flower(number)
		});
		const founded = await foundBook(phone, asked);
		if (!founded.ok) throw new Error(JSON.stringify(founded.error));
		const session = await openWithCode(phone, founded.value, practiceCode.pictures);
		const history = await session.history();
		expect(history.ok && history.value.links.filter((link) => link.content.seal).length).toBe(52);
		expect(session.state.balances.get('box' as never)).toBe(146_000);
	});
});
