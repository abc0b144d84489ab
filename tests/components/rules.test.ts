import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { present, type LocalDate, type MemberId } from '#kernel';
import { constitutionSchema, withDefaults, writtenRules, type ConstitutionWritten } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import { ruleChapters, topicOf, type RuleTopicName } from '#papers/rules/rules-topics.ts';
import { RollView } from '../../src/screens/meeting/roll/meeting-roll.svelte.ts';
import { RulesView } from '../../src/screens/rules/rules-view.svelte.ts';
import { newBookOf } from '../../src/screens/founding/setup-book.ts';
import Rules from '../../src/routes/group/rules/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';

/** Six women save ₹20 a week. */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'she is known');

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
});

async function meet(): Promise<void> {
	const on = meeting.day;
	const came = (memberId: MemberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'came' }) as const;
	const written = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...book.memberIds.map(came)
	);
	expect(written.ok).toBe(true);
}

const agree = (view: RulesView) => [1, 2].forEach((number) => view.circle.toggle(woman(number)));

describe('every rule', () => {
	const names = ruleChapters.flat();
	const plain: ConstitutionWritten = {
		kind: 'shg',
		meetingRhythm: { every: 'month', dayOfMonth: 5 },
		saving: { mode: 'fixed', amount: rupees(25) },
		interest: { percentPerMonth: '2' }
	};

	test('written out and filled in again, the rules are the same', () => {
		const rules = withDefaults({ ...plain, boxLimit: rupees(500), buyIn: 'averageSurplus' }, 'INR');
		expect(withDefaults(writtenRules(rules), 'INR')).toEqual(rules);
	});

	/** Steps of saving are asked one after the other. */
	const slabs = [1, 3, 9].map((from) => ({ from: rupees(from), amount: rupees(5 * from) }));
	test.each(names)('%s: what is answered is what the rules then say, and the book can keep it', (name) => {
		const base = name.startsWith('slab')
			? { ...plain, loanLimit: { slabs: slabs.slice(0, Number(name.at(-1))) } }
			: plain;
		const { question } = topicOf(name);
		const changed: ConstitutionWritten[] = [];
		if (question.kind === 'choice')
			for (const { value } of question.options) {
				changed.push(question.write(base, value));
				expect(question.read(present(changed.at(-1), 'just changed'))).toBe(value);
			}
		if (question.kind === 'amount')
			for (const amount of [rupees(10), money(0)]) {
				changed.push(question.write(base, amount));
				expect(question.read(present(changed.at(-1), 'just changed'))).toBe(amount);
			}
		if (question.kind === 'count')
			for (const count of [3, question.none === null ? 2 : null]) {
				changed.push(question.write(base, count));
				expect(question.read(present(changed.at(-1), 'just changed'))).toBe(count);
			}
		if (question.kind === 'rate') changed.push(question.write(base, '1.5'));
		for (const rules of [base, ...changed]) expect(v.is(constitutionSchema, rules)).toBe(true);
	});
});

describe('changing a rule', () => {
	test('outside a meeting it is refused, in words and with the way to the meeting', async () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: Rules } });
		await userEvent.click(screen.getByRole('button', { name: /^Saving/ }));
		expect(screen.getByRole('alert')).toHaveTextContent('Start the meeting first.');
		expect(screen.getByRole('button', { name: 'to the meeting' })).toBeVisible();
		expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
	});

	test('the saving becomes ₹30 from this meeting on, and the roll asks for it; the old value stays in sight', async () => {
		await meet();
		const view = new RulesView(meeting);
		view.open('saving');
		view.ask();
		expect(view.screen).toBe('saving');
		view.goOn();
		present(view.answers, 'a question').setSavingAmount(rupees(30));
		view.goOn();
		expect([view.step, view.isChanged, view.circle.isEnough]).toEqual(['agree', true, false]);
		expect(view.agreePrompt).toContain('It was: twenty rupees. Now: thirty rupees.');
		agree(view);
		await view.write();
		expect(view.history.map(({ value }) => value.amount)).toEqual([rupees(30), rupees(20)]);
		expect(book.state.rules).toHaveLength(2);
		expect(new RollView(meeting, woman(1)).usual).toBe(rupees(30));
	});

	test('each her own: whose saving is asked for', async () => {
		await meet();
		const view = new RulesView(meeting);
		view.open('saving');
		view.ask();
		const answers = present(view.answers, 'a question');
		answers.setSavingMode('perMember');
		view.goOn();
		answers.her = woman(2);
		answers.setSavingOf(woman(2), rupees(50));
		view.goOn();
		expect([view.step, answers.her]).toEqual(['question', null]);
		view.goOn();
		agree(view);
		await view.write();
		expect([1, 2].map((number) => new RollView(meeting, woman(number)).usual)).toEqual([20, 50].map(rupees));
	});

	test('steps of saving: each is asked once the one before is there, in the order of what was saved', async () => {
		await meet();
		const names = () => {
			const view = new RulesView(meeting);
			view.chapter = ruleChapters.findIndex((chapter) => chapter.includes('slabFrom1'));
			return view.names;
		};
		const answer = async (name: RuleTopicName, amount: Money) => {
			const view = new RulesView(meeting);
			view.open(name);
			view.ask();
			const answers = present(view.answers, 'a question');
			const { question } = topicOf(name);
			if (question.kind === 'amount') answers.change(question.write(answers.rules, amount));
			view.goOn();
			expect([view.step, view.isChanged]).toEqual(['agree', true]);
			agree(view);
			await view.write();
			await expect.poll(() => meeting.writer.busy).toBe(false);
		};
		expect(names()).toEqual(['slabFrom1']);
		await answer('slabFrom1', rupees(500));
		await answer('slabMost1', rupees(3000));
		expect(names()).toEqual(['slabFrom1', 'slabMost1', 'slabFrom2']);
		// Who saved less: it stands before the other.
		await answer('slabFrom2', rupees(100));
		expect(book.state.rules.at(-1)?.constitution.loanLimit.slabs).toEqual([
			{ from: rupees(100), amount: rupees(3000) },
			{ from: rupees(500), amount: rupees(3000) }
		]);
		await answer('slabFrom1', rupees(0));
		expect(book.state.rules.at(-1)?.constitution.loanLimit).toEqual({});
	});

	test('one officer is not enough, and the writer alone never is', async () => {
		await meet();
		const view = new RulesView(meeting);
		view.circle.toggle(woman(3));
		expect(view.circle.isEnough).toBe(false);
		view.circle.toggle(woman(1));
		expect(view.circle.isEnough).toBe(true);
	});

	test('a rhythm that is new has a day; what a payment pays first is touched in order', async () => {
		await meet();
		const view = new RulesView(meeting);
		view.open('rhythm');
		view.ask();
		present(view.answers, 'a question').setEvery('month');
		view.goOn();
		view.goOn();
		expect(view.answers?.rules.meetingRhythm).toEqual({
			every: 'month',
			dayOfMonth: Number(meeting.day.slice(8))
		});
		const order = present(view.answers, 'a question');
		order.touchOrder('principal');
		expect(order.isAnswered('paymentOrder')).toBe(false);
		order.touchOrder('interestArrears');
		expect(order.rules.paymentOrder).toEqual(['principal', 'interestArrears', 'interestDue']);
	});

	test('the list shows every page, and only rules that mean something', () => {
		const view = new RulesView(meeting);
		const seen: RuleTopicName[] = [];
		for (view.chapter = 0; view.chapter < view.chapters; view.chapter += 1) seen.push(...view.names);
		// No months of a calendar each week, no extra saving to put too much into, no fines to go anywhere.
		for (const name of ['calendar', 'overpayment', 'finesTo'] as const) expect(seen).not.toContain(name);
		// Of the steps of saving only the first is asked.
		expect(seen.filter((name) => name.startsWith('slab'))).toEqual(['slabFrom1']);
		// Nor how what is late is asked for, where nothing is.
		expect(seen.filter((name) => name.startsWith('late'))).toEqual([]);
		// Nor rate and days of interest on savings, where none is given.
		expect(seen).toHaveLength(ruleChapters.flat().length - 3 - 5 - 3 - 2);
	});
});

test('a rule of the list has its own picture, and that of its answer where it is another', () => {
	render(InMeeting, { props: { app: inMemory.app, book, component: Rules } });
	const view = new RulesView(meeting);
	const rows = screen.getAllByRole('button').filter((row) => row.querySelector('.title'));
	const drawn = rows.map((row) =>
		[...row.querySelectorAll<SVGElement>('[data-icon]')].map((one) => one.dataset['icon'])
	);
	expect(drawn.map(([own]) => own)).toEqual(view.names.map((name) => topicOf(name).icon));
	expect(drawn[view.names.indexOf('voluntary')]).toEqual(['saving-more', 'close']);
	expect(drawn[view.names.indexOf('saving')]).toEqual(['gullak-in']);
});

describe('a new group is asked as well', () => {
	test('for fines, the help fund, own amounts and the last weekday of the month', () => {
		const setup = new SetupScreen(inMemory.app);
		const { draft } = setup;
		draft.name = 'Sita';
		draft.day = '2026-03-29' as LocalDate;
		draft.every = 'month';
		draft.rules.setDay({ last: 0 });
		draft.rules.setSavingMode('perMember');
		expect(setup.next('saving')).toBe('interest');
		for (const symbol of ['parrot', 'fish', 'goat']) draft.addMember(symbol);
		expect(setup.next('members')).toBe('each');
		expect(setup.next('each')).toBeNull();
		const [first, second] = draft.members.map(({ memberId }) => memberId);
		draft.rules.setSavingOf(present(first, 'three women'), rupees(20));
		draft.rules.setSavingOf(present(second, 'three women'), rupees(30));
		expect(setup.next('each')).toBe('president');
		draft.takeOut(present(second, 'three women'));
		for (const [name, amount] of [
			['fineAbsent', 10],
			['socialFund', 5]
		] as const) {
			const { question } = topicOf(name);
			if (question.kind === 'amount') draft.rules.change(question.write(draft.rules.rules, rupees(amount)));
		}
		const [founding] = newBookOf(draft, () => 'id').commands;
		expect(founding).toMatchObject({
			constitution: {
				meetingRhythm: { every: 'month', last: 0 },
				saving: { mode: 'perMember', amounts: [{ memberId: first, amount: rupees(20) }] },
				fines: { absent: rupees(10) },
				socialFund: { amount: rupees(5) },
				interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' }
			}
		});
	});

	test('who skips them has none, and is asked no own amounts', () => {
		const setup = new SetupScreen(inMemory.app);
		setup.draft.saving = rupees(20);
		expect(setup.next('moneylender')).toBe('fines');
		expect(setup.next('fines')).toBe('social-fund');
		expect(setup.next('social-fund')).toBe('members');
		for (const symbol of ['parrot', 'fish', 'goat']) setup.draft.addMember(symbol);
		expect(setup.next('members')).toBe('president');
		expect(setup.draft.constitution).not.toHaveProperty('fines');
		expect(setup.draft.constitution).not.toHaveProperty('socialFund');
	});
});
