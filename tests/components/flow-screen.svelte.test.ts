import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import FlowScreen from '../../src/screens/frame/flow/FlowScreen.svelte';
import CodesBetween from '../../src/screens/frame/opening/CodesBetween.svelte';
import { Flow } from '../../src/screens/frame/flow/flow.svelte.ts';
import { anApp } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';

class TwoQuestions extends Flow<'sum' | 'agree'> {
	agreed = $state(0);
	readonly entered: AmountDraft;
	/** As a refusal is: worked out of what is asked now. */
	readonly said = $derived.by(() => (this.step === 'agree' ? this.agreed : 0));
	readonly questions = {
		sum: () => ({ prompt: 'sum', amount: this.entered, act: this.#act(`sum ${this.said}`) }),
		agree: () => ({ prompt: 'agree', before: 'sum' as const, act: this.#act(`agreed ${this.said}`) })
	};
	constructor(meeting: MeetingView) {
		super(meeting, 'sum');
		this.entered = new AmountDraft(meeting.app, meeting.currency);
	}
	#act(label: string) {
		return { label, icon: 'check' as const, onpress: () => undefined };
	}
}

// The note pad read its prop as it went, which worked out the next question where nothing is followed: a correction could not be written.
test('what the question after the note pad says follows what changes, and so after a step back', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const flow = new TwoQuestions(new MeetingView(app, book));
	render(InMeeting, {
		props: { app, book, component: FlowScreen, props: { flow, onleave: () => undefined } }
	});
	const seen: (string | undefined)[] = [];
	const look = async (change: () => void) => {
		change();
		await tick();
		seen.push(screen.getAllByRole('button').at(-1)?.textContent.trim());
	};
	await look(() => flow.go('agree'));
	await look(() => (flow.agreed = 1));
	await look(() => (flow.agreed = 2));
	await look(() => void flow.back());
	await look(() => flow.go('agree'));
	await look(() => (flow.agreed = 3));
	expect(seen).toEqual(['agreed 0', 'agreed 1', 'agreed 2', 'sum 0', 'agreed 2', 'agreed 3']);
});

class Paper extends Flow<'paper'> {
	number = '';
	readonly questions = {
		paper: () => ({
			prompt: 'paper',
			names: [],
			typed: 'number',
			onname: (number: string) => void (this.number = number)
		})
	};
}

// A receipt of whoever got money was a dash: the register of exceptions said nothing.
test('a dash names nobody, and no paper', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const flow = new Paper(new MeetingView(app, book), 'paper');
	render(InMeeting, {
		props: { app, book, component: FlowScreen, props: { flow, onleave: () => undefined } }
	});
	const field = screen.getByRole('textbox');
	const next = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Next' });
	await userEvent.type(field, '– .{Enter}');
	expect([next().disabled, flow.number]).toEqual([true, '']);
	await userEvent.type(field, ' 7{Enter}');
	expect([next().disabled, flow.number]).toEqual([false, '– . 7']);
});

test('what two codes are asked for ends, where it stands written, with the full stop of its script', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const asked = { act: { commands: [] }, said: 'मदद लौटाई. तीस रुपये। गाँव.', answer: () => undefined };
	render(InMeeting, { props: { app, book, component: CodesBetween, props: { asked } } });
	expect(screen.getByText('मदद लौटाई। तीस रुपये। गाँव।')).toBeVisible();
});
