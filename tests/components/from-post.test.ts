import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { CopyReading } from '../../src/screens/frame/copies/copy-reading.svelte.ts';
import FromPost from '../../src/screens/frame/opening/FromPost.svelte';
import { anApp } from '../support/app.ts';
import { english } from './support.ts';
import WithApp from './WithApp.svelte';

test('where no closed meeting came from the post box, a woman may still say that her passbook has one', async () => {
	const { app } = await anApp();
	const reading = { stage: 'good', told: '', backup: null } as Partial<CopyReading>;
	const props = { reading, title: 'bring back', onback: () => {}, oncompared: () => {} };
	render(WithApp, { props: { app, component: FromPost, props } });
	await userEvent.click(screen.getByRole('button', { name: english.say('desk.laptop-not-same') }));
	expect(screen.getByText(english.say('backup.post-compare-missing'))).toBeVisible();
});
