import { render, screen } from '@testing-library/svelte';
import type { Command } from '#group';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { addDays, present } from '#kernel';
import Sealed from '../../src/routes/meeting/sealed/+page.svelte';
import { appWithMeeting, unlockWithCode } from '../support/app-with-group.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { goto } from '../support/navigation.ts';
import { until, untilHolds } from '../support/patience.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { count, first, gave, second, third } from '../support/small-book.ts';
import InMeeting from './InMeeting.svelte';
import { executeNamed } from '../support/by-codes.ts';

const toCopy = 'Copy the numbers and the three pictures into your passbooks.';

beforeAll(throwNodesExceptions);

test('that the meeting is closed is seen while its code is worked out, and then what is to be done with the code', async () => {
	const { app, phone } = await appWithMeeting();
	const book = present(app.book, 'it is open');
	let workedOut: (() => void) | undefined;
	const putBack = replaceMethod(phone.vaultItself, 'sealCode', () => {
		const code = { digits: '12345678', pictures: [1, 2, 3] };
		return new Promise((done) => (workedOut = () => done(code)));
	});
	render(InMeeting, { props: { app, book, component: Sealed, props: {} } });
	expect(screen.getByRole('heading', { name: 'The meeting is closed' })).toBeVisible();
	expect(screen.getByRole('status')).toHaveTextContent('The pictures are being worked out.');
	await until(() => workedOut !== undefined);
	workedOut?.();
	expect(await screen.findByText(toCopy)).toBeVisible();
	putBack();
});

/** Holds a meeting as screens do, and the phone dies right after the close: the lock is opened again, another day. */
async function killedAtTheClose() {
	const { app } = await appWithMeeting();
	const act = (...commands: readonly Command[]) => {
		const book = present(app.book, 'it is open');
		return executeNamed(book.session, book.newOperationId(), ...commands).then((done) =>
			expect(done).toMatchObject({ ok: true })
		);
	};
	const on = addDays(app.today, 7);
	const putBack = replaceMethod(app.parts.clock, 'today', () => addDays(on, 7));
	await act({ type: 'OpenMeeting', on, kind: 'regular' }, { ...gave(first, 2500), on });
	app.place.keep('/meeting/roll');
	await act({ ...count(5000), on }, { type: 'SealMeeting', on, approvals: [second, third] });
	const unlock = async () => {
		app.lock();
		await unlockWithCode(app);
	};
	await unlock();
	return { app, act, unlock, on, putBack };
}

test('after a kill at the close its slip comes again, until it was put away once', async () => {
	const { app, unlock, putBack } = await killedAtTheClose();
	expect(app.place.toReturn()).toBe('/meeting/sealed');
	const book = () => present(app.book, 'it is open');
	const shown = async () => {
		const { unmount } = render(InMeeting, { props: { app, book: book(), component: Sealed, props: {} } });
		expect(await screen.findByText(toCopy)).toBeVisible();
		// The book is read to its end before the lock falls.
		await untilHolds(() => expect(screen.getByRole('button', { name: 'Send' })).toBeEnabled());
		return unmount;
	};
	(await shown())();
	// Locked again while it is shown, nobody has copied it.
	await unlock();
	expect(app.place.toReturn()).toBe('/meeting/sealed');
	await shown();
	await userEvent.click(await screen.findByRole('button', { name: 'done, to the start' }));
	await unlock();
	expect(app.place.toReturn()).toBeNull();
	putBack();
});

test('a slip that was put away is not asked for by what is written later, and a meeting that was not closed has none', async () => {
	const { app, act, unlock, on, putBack } = await killedAtTheClose();
	app.place.putSlipAway();
	await act({ type: 'OpenMeeting', on: addDays(on, 7), kind: 'regular' });
	app.place.keep('/meeting/roll');
	app.place.keep(null);
	await unlock();
	expect(app.place.toReturn()).toBeNull();
	putBack();
});

test('another day nothing was just closed: the book opens at home', async () => {
	const { app } = await appWithMeeting();
	const book = present(app.book, 'it is open');
	const putBack = replaceMethod(app.parts.clock, 'today', () => '2030-05-05');
	render(InMeeting, { props: { app, book, component: Sealed, props: {} } });
	expect(goto).toHaveBeenCalledWith('/', { replaceState: true });
	expect(screen.queryByRole('heading')).toBeNull();
	putBack();
});

test('a page of another day that was closed just now is shown', async () => {
	const { app } = await appWithMeeting();
	const book = present(app.book, 'it is open');
	book.draft.closed = true;
	const putBack = replaceMethod(app.parts.clock, 'today', () => '2030-05-05');
	render(InMeeting, { props: { app, book, component: Sealed, props: {} } });
	expect(screen.getByRole('heading', { name: 'The meeting is closed' })).toBeVisible();
	expect(goto).not.toHaveBeenCalled();
	putBack();
});
