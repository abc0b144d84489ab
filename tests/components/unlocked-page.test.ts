import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { present, type MemberId } from '#kernel';
import type { Command } from '#group';
import { money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { UnlockedPage } from '#session/member-page/unlocked-page.ts';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import { OfficesView } from '../../src/screens/people/offices/people-offices.svelte.ts';
import { WomanView } from '../../src/screens/people/woman/people-woman.svelte.ts';
import Lock from '../../src/screens/lock/Lock.svelte';
import Own from '../../src/routes/own/+page.svelte';
import WomanScreens from '../../src/screens/people/woman/WomanScreens.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { goto } from '../support/navigation.ts';
import { openSixWomen, sixWomensCode, vouchedBySix } from '../support/six-women.ts';
import { until, untilHolds } from '../support/patience.ts';
import InMeeting from './InMeeting.svelte';
import { withoutLayout } from './paper-support.ts';
import WithApp from './WithApp.svelte';
import { executeNamed } from '../support/by-codes.ts';
import { flower } from '../support/flowers.ts';

/** Six women; the first is president, the second treasurer, the third writes. The fourth owes ₹300 and gets a code. */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;
/** By their numbers; a book that was locked knows nobody any more. */
let women: readonly MemberId[];

const woman = (number: number): MemberId => present(women[number - 1], 'she is known');
const run = async (...commands: Command[]) => {
	const written = await executeNamed(book.session, book.newOperationId(), ...commands);
	expect(written.ok ? null : written.error).toBeNull();
};
const allCame = (): readonly Command[] =>
	book.memberIds.map((memberId) => ({ type: 'AnswerRoll', on: meeting.day, memberId, answer: 'came' }));
const giveCode = async (number: number, by: readonly number[] = [1, 2]) => {
	const { code } = new WomanView(meeting, woman(number));
	code.give();
	const making = present(code.making, 'she makes one');
	await vouchedBySix(making, by.map(woman));
	const giving = present(making.giving, 'the phone is in her hand');
	giving.repeat();
	expect(giving.answer(giving.code)).toBe(true);
	await code.finish();
};
const slotOf = (number: number) => present(inMemory.app.codes.slotOf(woman(number)), 'she has a code');
const axeOf = async () =>
	(await axe.run(document.body, { rules: { region: { enabled: false } } })).violations;

/** WebCrypto of Node throws Node's own exceptions, which jsdom hides behind its own class. */
beforeAll(() => {
	// What jsdom lacks: it opens dialogs only by attribute.
	throwNodesExceptions();
});
withoutLayout();
beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
	women = book.memberIds;
});
afterEach(() => {
	inMemory.app.lock();
	vi.useRealTimers();
});

describe('a code for a woman without an office', () => {
	test('is given where she is looked after; officers have theirs with the office', async () => {
		expect(new WomanView(meeting, woman(1)).code.mayBeGiven).toBe(false);
		const her = new WomanView(meeting, woman(4));
		expect([her.code.mayBeGiven, her.code.hasOne]).toEqual([true, false]);
		await giveCode(4);
		expect(her.code.hasOne).toBe(true);
		expect(slotOf(4)).toMatchObject({ number: 4, offices: [] });
		await her.code.take();
		expect(inMemory.app.codes.slotOf(woman(4))).toBeUndefined();
	});

	test('on a screen of its own', async () => {
		render(InMeeting, {
			props: { app: inMemory.app, book, component: WomanScreens, props: { memberId: woman(4) } }
		});
		await userEvent.click(screen.getByRole('button', { name: 'her code' }));
		expect(await axeOf()).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: 'give her a code' }));
		for (const number of [1, 2]) {
			await userEvent.click(screen.getByRole('button', { name: new RegExp(`^${flower(number)}`) }));
			for (const picture of ['egg', 'roti', 'milk', 'honey'])
				await userEvent.click(await screen.findByRole('button', { name: picture }));
			await until(() => screen.queryByRole('button', { name: 'egg' }) === null);
		}
		expect(await axeOf()).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: 'give her a code' }));
		await userEvent.click(screen.getByRole('button', { name: 'Show me mine' }));
		await userEvent.click(screen.getByRole('button', { name: 'I have it by heart' }));
		for (const picture of ['egg', 'roti', 'milk', 'honey'])
			await userEvent.click(screen.getByRole('button', { name: picture }));
		await untilHolds(() => expect(inMemory.app.codes.slotOf(woman(4))).toBeDefined());
		await untilHolds(() => expect(inMemory.said.at(-1)).toBe('Mogra didi has a code now.'));
	});

	test('opens no book, and approves nothing', async () => {
		await giveCode(4);
		const { slotId } = slotOf(4);
		inMemory.app.lock();
		expect(await inMemory.app.unlock(slotId, sixWomensCode)).toEqual({
			ok: false,
			error: { type: 'MemberPageOnly' }
		});
		expect([inMemory.app.phase, inMemory.app.book]).toEqual(['lock', null]);
		// The pen was given back: an officer writes.
		const officer = slotOf(1);
		expect((await inMemory.app.unlock(officer.slotId, sixWomensCode)).ok).toBe(true);
		expect(inMemory.app.book?.readOnly).toBe(false);
	});
});

describe('her own page', () => {
	async function look(): Promise<UnlockedPage> {
		await giveCode(4);
		const { slotId } = slotOf(4);
		inMemory.app.lock();
		expect(await inMemory.app.memberPage.unlock(slotId, sixWomensCode)).toEqual({
			ok: true,
			value: undefined
		});
		return present(inMemory.app.memberPage.page, 'she looks at it');
	}

	test('holds her figures and nobody else’s; the book is closed again', async () => {
		const own = await look();
		expect(inMemory.app.phase).toBe('member-page');
		expect(inMemory.app.book).toBeNull();
		expect(await inMemory.app.copies.makeBackup()).toMatchObject({ ok: false });
		expect(own.page.saved).toBe(2000);
		expect(own.page.loans.map((loan) => loan.outstanding)).toEqual([40000]);
		const kept = JSON.stringify(own, (_, value: unknown) => (value instanceof Map ? [...value] : value));
		for (const other of [1, 2, 3, 5, 6]) expect(kept).not.toContain(flower(other));
		// The sixth woman’s loan is ₹200, the box ₹1,460.
		expect(kept).not.toMatch(/\b20000\b|\b146000\b/);
	});

	test('is drawn with her beads, and says what she has', async () => {
		await look();
		render(WithApp, { props: { app: inMemory.app, component: Own } });
		expect(screen.getByRole('img', { name: /6 of 6 beads/ })).toBeInTheDocument();
		expect(screen.getByText('print my page')).toBeInTheDocument();
		expect(inMemory.said.at(-1)).toContain('twenty rupees');
		expect(screen.queryByRole('button', { name: 'Something is wrong' })).toBeNull();
		expect(await axeOf()).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: 'print my page' }));
		await untilHolds(() => expect(document.querySelectorAll('.papers .sheet')).not.toHaveLength(0));
		await userEvent.click(screen.getByRole('button', { name: 'Close the book' }));
		expect([inMemory.app.phase, inMemory.app.memberPage.page]).toEqual(['lock', null]);
	});

	test('closes by itself after three minutes, a bead each half minute', async () => {
		const own = await look();
		let now = inMemory.app.parts.clock.milliseconds();
		vi.spyOn(inMemory.app.parts.clock, 'milliseconds').mockImplementation(() => now);
		vi.useFakeTimers();
		inMemory.app.memberPage.open(own);
		const after = (seconds: number) => {
			now += seconds * 1_000;
			vi.advanceTimersByTime(1_000);
			return inMemory.app.memberPage.beadsLeft;
		};
		expect([after(1), after(30), after(120)]).toEqual([6, 5, 1]);
		expect(inMemory.app.phase).toBe('member-page');
		after(30);
		expect([inMemory.app.phase, inMemory.app.memberPage.page]).toEqual(['lock', null]);
	});

	test('a clock that is set back gives no more time', async () => {
		const own = await look();
		let now = inMemory.app.parts.clock.milliseconds();
		vi.spyOn(inMemory.app.parts.clock, 'milliseconds').mockImplementation(() => now);
		vi.useFakeTimers();
		inMemory.app.memberPage.open(own);
		now -= 3_600_000;
		vi.advanceTimersByTime(1_000);
		expect(inMemory.app.memberPage.page).toBeNull();
	});

	test('addressed while nobody looks leads home', () => {
		render(WithApp, { props: { app: inMemory.app, component: Own } });
		expect(goto).toHaveBeenCalledWith('/', { replaceState: true });
	});

	test('a woman who left has none any more', async () => {
		await giveCode(5);
		const { slotId } = slotOf(5);
		await run({ type: 'OpenMeeting', on: meeting.day, kind: 'regular' }, ...allCame(), {
			type: 'LeaveGroup',
			on: meeting.day,
			memberId: woman(5),
			reason: 'moved',
			agreedBy: book.memberIds
		});
		inMemory.app.lock();
		expect(await inMemory.app.memberPage.unlock(slotId, sixWomensCode)).toEqual({
			ok: false,
			error: { type: 'UnknownSlot' }
		});
	});
});

describe('the lock', () => {
	const drawn = () => render(WithApp, { props: { app: inMemory.app, component: Lock } });
	const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

	test('shows pictures and numbers of all, and who has no code; hers opens her page', async () => {
		await giveCode(4);
		inMemory.app.lock();
		drawn();
		expect(screen.queryByRole('button', { name: /number 4/ })).toBeNull();
		await press('My page');
		const tiles = screen.getAllByRole('button', { name: /number \d/ });
		expect(tiles.map((tile) => tile.textContent.trim())).toEqual(['1', '2', '3', '4', '5', '6']);
		expect(tiles.map((tile) => /no code/.test(tile.ariaLabel ?? ''))).toEqual([
			false,
			false,
			false,
			false,
			true,
			true
		]);
		expect(document.body.textContent).not.toContain('Example');
		expect(await axeOf()).toEqual([]);
		await press(/number 4/);
		for (const picture of ['egg', 'roti', 'milk', 'honey']) await press(picture);
		await until(() => goto.mock.calls.length > 0);
		expect(goto).toHaveBeenCalledWith('/own');
		expect(inMemory.app.phase).toBe('member-page');
	});

	test('a wrong code of hers is refused in words and opens nothing', async () => {
		await giveCode(4);
		inMemory.app.lock();
		const lock = lockScreen(inMemory.app);
		lock.askOwner();
		lock.choose(slotOf(4));
		await lock.answer('9999');
		expect(inMemory.said.at(-1)).toMatch(/^Not these\. \d tries are left\.$/);
		expect([lock.trembling, inMemory.app.memberPage.page]).toEqual([true, null]);
		expect(lock.back()).toBe(true);
		expect(lock.stage).toBe('own');
	});

	test('officers give her a new code, and the book is closed again', async () => {
		await giveCode(4);
		inMemory.app.lock();
		const before = slotOf(4).slotId;
		const lock = lockScreen(inMemory.app);
		lock.askOwner();
		lock.choose(slotOf(4));
		lock.forget();
		expect(lock.canVouch).toBe(true);
		lock.askWitness();
		expect(lock.others.map(({ number }) => number)).toEqual([1, 2, 3]);
		for (const number of [1, 2]) {
			lock.choose(slotOf(number));
			await lock.answer(sixWomensCode);
		}
		const giving = present(lock.giving, 'she is given one');
		giving.repeat();
		giving.answer(giving.code);
		await lock.finishNewCode();
		expect(slotOf(4).slotId).not.toBe(before);
		expect([inMemory.app.phase, inMemory.app.book]).toEqual(['lock', null]);
	});
});

test('who hands her office over has no code any more and may be given one for her own page; who takes it opens the book', async () => {
	await giveCode(4);
	await run({ type: 'OpenMeeting', on: meeting.day, kind: 'regular' }, ...allCame());
	const view = new OfficesView(meeting);
	view.open('treasurer');
	view.handOver(woman(2));
	view.choose(woman(4));
	view.ask();
	for (const number of [1, 2]) view.circle.toggle(woman(number));
	await view.write();
	await run(
		{ type: 'CountCash', on: meeting.day, pieces: new Map([[money(100), book.box / 100]]) },
		{ type: 'SealMeeting', on: meeting.day, approvals: [woman(1), woman(2)] }
	);
	// The code of her own page is none of an officer: she makes another one, and others vouch.
	await untilHolds(() => expect(inMemory.app.codes.slotOf(woman(4))).toBeUndefined());
	view.giveCode(woman(4));
	const making = present(view.making, 'she makes hers');
	await vouchedBySix(making, [woman(1), woman(3)]);
	const giving = present(making.giving, 'the phone is in her hand');
	giving.repeat();
	giving.answer(giving.code);
	await view.codeIsGiven();
	expect([slotOf(4).offices, inMemory.app.codes.slotOf(woman(2))]).toEqual([['treasurer'], undefined]);
	// Each of the two that were taken out ended a group key (ADR 0078).
	expect(inMemory.app.chosen?.keys.epoch).toBeGreaterThan(0);
	await giveCode(2, [1, 3]);
	const [before, next] = [slotOf(2), slotOf(4)];
	inMemory.app.lock();
	expect(await inMemory.app.unlock(before.slotId, sixWomensCode)).toMatchObject({
		error: { type: 'MemberPageOnly' }
	});
	expect((await inMemory.app.unlock(next.slotId, sixWomensCode)).ok).toBe(true);
});
