import { describe, expect, test } from 'vitest';
import { assert } from '#kernel';
import { besideBook, pagesApart, type BookSession, type CheckedBackup } from '#app';
import {
	faultKinds,
	installInterception,
	intercepted,
	killedAt,
	type FaultKind,
	type Intercept
} from '../support/faulty-indexeddb.ts';
import { isSoak } from '../support/soak.ts';
import { copyOf, meet, read, twoPhones, type GroupPhone } from '../support/group-phones.ts';
import { inTheNamesOf } from '../support/by-codes.ts';
import { open, second, third, today } from '../support/small-book.ts';

installInterception();

// The phone dies, or its database fails, while officers settle two phones: the book is as before or wholly settled, never between (ADR 0087).

async function apart() {
	const { one, two } = await twoPhones();
	await meet(one, 'b', 2500, 5000);
	await meet(two, 'b', 3000, 5500);
	return { one, copy: await read(one, await copyOf(two)), before: one.session.head.place };
}

async function settle(session: BookSession, copy: CheckedBackup) {
	const history = await session.history();
	if (!history.ok) return history;
	const pages = pagesApart(besideBook(history.value, copy));
	const stands = pages.map(({ hash }) => [hash, 'both'] as const);
	const act = { type: 'settle', copy: copy.head, on: today, stands } as const;
	return session.settle(copy, inTheNamesOf(session, act, [second, third]));
}

async function callsIn({ one, copy }: Awaited<ReturnType<typeof apart>>): Promise<number> {
	let asked = 0;
	const counting: Intercept = (call) => ((asked += 1), call.perform());
	expect(await intercepted(counting, () => settle(one.session, copy))).toMatchObject({ ok: true });
	return asked;
}

/** The book as it lies there, read as a phone reads it that starts. */
async function startedAgain({ phone, keys, cover }: GroupPhone, before: number) {
	const again = phone.restarted();
	const session = await open(again, { keys, cover, recoveryCode: '' });
	const history = await session.history();
	// A database that lost a page and said nothing: that is found, and waits for a copy.
	if (!history.ok && history.error.type === 'PagesUnreadable') return null;
	assert(history.ok, history.ok ? '' : history.error.type);
	const box = session.state.balances.get('box' as never);
	const held = history.value.held?.hashes.length ?? 0;
	const isSettled = history.value.hashes.length < held;
	// As before: 25 and 25 rupees; settled: 30 more, on three pages more, one of which lies beside.
	const isWhole = isSettled ? box === 8000 && held - before === 3 : box === 5000 && held === before;
	return { session, isSettled, isWhole };
}

/** Milliseconds: many phones, each started again. A busy machine is slow, not wrong. */
const patience = 240_000;

/** The long run tries every call; an ordinary one every fourth in each way, and so each call in two of the eight. */
const isTurnOf = (way: number, at: number): boolean => isSoak() || (at + way) % 4 === 0;

describe('officers settle two phones', { timeout: patience }, () => {
	test('and the phone is killed at each call to the database', async () => {
		const asked = await callsIn(await apart());
		expect(asked).toBeGreaterThan(5);
		const found = { before: 0, settled: 0 };
		let group = await apart();
		let { session } = group.one;
		for (let at = 1; at <= asked; at++)
			for (const [place, when] of (['before', 'after'] as const).entries()) {
				if (at < asked && !isTurnOf(place, at)) continue;
				const { intercept } = killedAt(at, when);
				await intercepted(intercept, () => settle(session, group.copy));
				const again = await startedAgain(group.one, group.before);
				expect(again?.isWhole, `${when} call ${at}`).toBe(true);
				assert(again !== null, 'a killed phone has lost no page');
				found[again.isSettled ? 'settled' : 'before'] += 1;
				if (again.isSettled) {
					group = await apart();
					({ session } = group.one);
				} else ({ session } = again);
			}
		expect(found.before).toBeGreaterThan(0);
		expect(found.settled).toBeGreaterThan(0);
	});

	const kinds = Object.keys(faultKinds) as FaultKind[];

	test.each(kinds)('and a call to the database fails: %s', async (kind) => {
		let group = await apart();
		let { session } = group.one;
		const asked = await callsIn(await apart());
		for (let at = 1; at <= asked; at++) {
			if (!isTurnOf(kinds.indexOf(kind), at)) continue;
			let seen = 0;
			const failing: Intercept = (call) => ((seen += 1) === at ? faultKinds[kind](call) : call.perform());
			const done = await intercepted(failing, () => settle(session, group.copy));
			const again = await startedAgain(group.one, group.before);
			// It is told at once; what remembers how many pages there were (the canary) says so at the next start, too.
			if (again?.isWhole !== true) {
				expect([kind, done.ok]).toEqual(['loses what it was given', false]);
				group = await apart();
				({ session } = group.one);
				continue;
			}
			// What is told as settled is settled; what is told as failed is as before, or is found to be there at the next look.
			if (done.ok) expect(again.isSettled, `call ${at}`).toBe(true);
			if (again.isSettled) {
				expect(await settle(again.session, group.copy)).toMatchObject({
					error: { type: 'NothingToTakeOver' }
				});
				group = await apart();
				({ session } = group.one);
			} else ({ session } = again);
		}
	});
});
