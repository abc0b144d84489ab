import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Recovery from '../../src/screens/lock/Recovery.svelte';
import { anApp } from '../support/app.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import WithApp from './WithApp.svelte';

// An old window over a newer database: it says so, and offers nothing by which people could give up pages that are all there.

test('the book of a newer app is not missing: open the app again, and nothing else', async () => {
	const { app, phone, said } = await anApp();
	replaceMethod(phone.shelf, 'covers', () => Promise.resolve({ ok: false, error: { type: 'StorageNewer' } }));
	await app.showShelf();
	expect(app.phase).toBe('recovery');
	render(WithApp, { props: { app, component: Recovery } });
	expect(said.at(-1)).toMatch(/This window is old\. Open it again\./);
	expect(screen.queryByRole('button', { name: /second copy/ })).toBeNull();
	expect(screen.queryByRole('button', { name: /file/ })).toBeNull();
	screen.getByRole('button', { name: /Try again/ });
});
