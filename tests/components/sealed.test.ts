import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';
import { present } from '#kernel';
import Sealed from '../../src/screens/meeting/sealed/SealedScreen.svelte';
import { appWithMeeting } from '../support/app-with-group.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { goto } from '../support/navigation.ts';
import { until } from '../support/patience.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import InMeeting from './InMeeting.svelte';

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
	expect(
		await screen.findByText('Copy the numbers and the three pictures into your passbooks.')
	).toBeVisible();
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
