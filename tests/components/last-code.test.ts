import { render, screen } from '@testing-library/svelte';
import type { Command } from '#group';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, present, type LocalDate } from '#kernel';
import { exceptions } from '#reports';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { sealPictures } from '#ui/symbol/symbols.ts';
import ToMeeting from '../../src/screens/frame/ToMeeting.svelte';
import { lastCodeOf } from '../../src/screens/frame/last-code/last-code.svelte.ts';
import { lookAlikes } from '../../src/screens/frame/last-code/last-code.svelte.ts';
import Home from '../../src/screens/home/HomeScreen.svelte';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import LastCodeScreen from '../../src/routes/meeting/code/+page.svelte';
import { foundIn } from '../support/app-with-group.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { untilHolds } from '../support/patience.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { exampleGroup, first, founding, second, third } from '../support/small-book.ts';
import InMeeting from './InMeeting.svelte';
import WithApp from './WithApp.svelte';
import { executeNamed } from '../support/by-codes.ts';

// At the next meeting a passbook is asked what the last page was. Whoever has changed the book meanwhile meets three pictures that
// stand on paper in another woman's house.

let inMemory: AppInMemory;
let book: BookView;

async function holdMeeting(on: LocalDate): Promise<void> {
	const act = (...commands: readonly Command[]) =>
		executeNamed(book.session, book.newOperationId(), ...commands).then((done) =>
			expect(done).toMatchObject({ ok: true })
		);
	await act({ type: 'OpenMeeting', on, kind: 'regular' });
	await act({ type: 'MarkAttendance', on, memberId: first, state: 'present' });
	await act({ type: 'CountCash', on, pieces: new Map() });
	await act({ type: 'SealMeeting', on, approvals: [second, third] });
}

beforeEach(async () => {
	inMemory = await anApp();
	const { app } = inMemory;
	const on = addDays(app.today, -31);
	await foundIn(app, { ...exampleGroup, commands: [{ ...founding, on }] });
	book = present(app.book, 'the book is open');
	await holdMeeting(on);
	await lastCodeOf(app).read(book);
});

const right = (): readonly number[] => present(lastCodeOf(inMemory.app).pictures, 'the code is known').right;
const tile = (picture: number) =>
	screen.getByRole('button', {
		name: wordsOf(inMemory.app).say(`picture.symbol-${present(sealPictures[picture], 'one of 64')}`)
	});
const ask = () => render(InMeeting, { props: { app: inMemory.app, book, component: LastCodeScreen } });
const touch = async (pictures: readonly number[]): Promise<void> => {
	for (const picture of pictures) {
		await untilHolds(() => expect(tile(picture)).toBeEnabled());
		await userEvent.click(tile(picture));
	}
};
const outcomes = (): readonly unknown[] =>
	book.operations.flatMap(({ events }) =>
		events.flatMap((event) => (event.type === 'LastCodeCompared' ? [event.outcome] : []))
	);
/** Three pictures of which the last is another. */
const wrong = (): readonly number[] => {
	const asked = present(lastCodeOf(inMemory.app).pictures, 'the code is known');
	const other = asked.among[2]?.find((picture) => picture !== asked.right[2]);
	return [...asked.right.slice(0, 2), present(other, 'eight others')];
};

test('a phone that cannot work the code out asks nobody, and the meeting begins', async () => {
	const { app, phone } = inMemory;
	app.lock();
	const slot = present(app.chosen?.keys.slots[0], 'an officer has a code');
	expect(await app.unlock(slot.slotId, '1357')).toMatchObject({ ok: true });
	book = present(app.book, 'the book is open');
	replaceMethod(phone.vaultItself, 'sealCode', () => Promise.resolve(null));
	await holdMeeting(app.today);
	expect(lastCodeOf(app).isDue(book)).toBe(true);
	ask();
	await untilHolds(() => expect(goto).toHaveBeenLastCalledWith('/meeting/roll', { replaceState: true }));
	expect(lastCodeOf(app).isDue(book)).toBe(false);
});

describe('the code of the last meeting', () => {
	test('is asked before the roll, and is what the women wrote: the code of the closed page', async () => {
		const code = await inMemory.phone.vault.sealCode(book.session.head.hash);
		expect(right()).toEqual(code?.pictures);
		render(WithApp, { props: { app: inMemory.app, component: Home } });
		await userEvent.click(screen.getByRole('button', { name: /^start the meeting/i }));
		expect(goto).toHaveBeenLastCalledWith('/meeting/code');
	});

	// It was not: those meetings stood among the exceptions as ones in which nobody was asked.
	test('is asked as well where a meeting is begun from what only a meeting can do', async () => {
		const go = { path: '/group/profit', title: 'Profit', icon: 'sprout' } as const;
		render(InMeeting, { props: { app: inMemory.app, book, component: ToMeeting, props: { task: go } } });
		await userEvent.click(
			screen.getByRole('button', { name: wordsOf(inMemory.app).say('people.to-meeting') })
		);
		expect(goto).toHaveBeenLastCalledWith('/meeting/code');
		expect(book.draft.task).toEqual(go);
		lastCodeOf(inMemory.app).failed = true;
		await userEvent.click(
			screen.getByRole('button', { name: wordsOf(inMemory.app).say('people.to-meeting') })
		);
		expect(goto).toHaveBeenLastCalledWith('/meeting/roll');
	});

	test('that the passbook shows too is written, with the meeting that it opens', async () => {
		ask();
		await touch(right());
		await untilHolds(() => expect(outcomes()).toEqual(['same']));
		await untilHolds(() => expect(goto).toHaveBeenLastCalledWith('/meeting/roll', { replaceState: true }));
		expect(book.state.openMeeting?.number).toBe(2);
		expect(lastCodeOf(inMemory.app).isDue(book)).toBe(false);
	});

	test('is asked three times; then it is written that the passbook shows another, and said what to do', async () => {
		ask();
		await touch(wrong());
		await screen.findByText(/^These are others/);
		await touch(wrong());
		expect(outcomes()).toEqual([]);
		await touch(wrong());
		await untilHolds(() => expect(outcomes()).toEqual(['other']));
		await screen.findByText(/two more passbooks/);
		expect(inMemory.said.at(-1)).toMatch(/^The passbook shows other pictures\. Look into two more/);
		// Nothing waits for it.
		await userEvent.click(screen.getByRole('button', { name: /^go on/i }));
		expect(goto).toHaveBeenLastCalledWith('/meeting/roll', { replaceState: true });
		await untilHolds(() => expect(outcomes()).toEqual(['other']));
	});

	test('that nobody was asked for opens no meeting; at the close it is written, and told among the exceptions', async () => {
		ask();
		await userEvent.click(screen.getByRole('button', { name: 'not today' }));
		expect(book.state.openMeeting).toBeNull();
		expect(lastCodeOf(inMemory.app).isDue(book)).toBe(false);

		const meeting = new MeetingView(inMemory.app, book);
		const run = (...commands: readonly Command[]) =>
			executeNamed(book.session, book.newOperationId(), ...commands);
		const on = meeting.day;
		await run({ type: 'OpenMeeting', on, kind: 'regular' });
		await run({ type: 'MarkAttendance', on, memberId: first, state: 'present' });
		await run({ type: 'CountCash', on, pieces: new Map() });
		const close = new CloseView(meeting);
		for (const [memberId, digits] of [
			[second, '1357'],
			[third, '246802']
		] as const) {
			close.codes.ask(memberId);
			await close.codes.check(digits);
		}
		expect(await close.seal()).toBe(true);
		const events = await book.session.events();
		if (!events.ok) throw new Error(events.error.type);
		const found = exceptions(events.value, { currency: 'INR', on, from: addDays(on, -60), to: on });
		expect(found.lastCodes).toMatchObject([{ meeting: { number: 2 }, outcome: 'left' }]);
	});
});

test('nine pictures for each place, the right one among them: the same nine at every try, never one twice', () => {
	for (let picture = 0; picture < 64; picture += 1)
		for (const hash of ['0'.repeat(64), 'f'.repeat(64), '8c3a91e2'.repeat(8), '0000003f'.repeat(8)]) {
			const nine = lookAlikes(picture, hash, picture % 3);
			expect(new Set(nine).size).toBe(9);
			expect(nine).toContain(picture);
			expect(nine.every((one) => one >= 0 && one < 64)).toBe(true);
			expect(lookAlikes(picture, hash, picture % 3)).toEqual(nine);
		}
});
