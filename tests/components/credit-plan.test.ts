import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { present, type MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { money, type Money } from '#money';
import { minutesExtract } from '#reports';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { CreditPlanDraft } from '../../src/screens/loans/plan/credit-plan.svelte.ts';
import MemberPart from '../../src/screens/loans/plan/MemberPart.svelte';
import AllParts from '../../src/screens/loans/plan/AllParts.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { dossierOf, linesOf } from '../support/dossier.ts';
import { until } from '../support/patience.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';

/**
 * The micro-credit plan of the six women. By the first dose the group may ask for at least ₹1,50,000. Four have saved
 * the same and never borrowed: ₹37,500 each. Two gave back nothing of what fell due today: nothing is proposed for them.
 */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;
let plan: CreditPlanDraft;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'six women');
const settled = () => until(() => !meeting.writer.busy);

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	meeting = new MeetingView(inMemory.app, book);
	plan = new CreditPlanDraft(meeting);
});

async function allCame(): Promise<void> {
	const on = meeting.day;
	const written = await book.run(
		book.newOperationId(),
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...book.memberIds.map(
			(memberId) => ({ type: 'AnswerRoll', on, memberId, answer: 'gave', amount: rupees(20) }) as const
		)
	);
	expect(written.ok).toBe(true);
	await plan.read();
}

/** As proposed, with what it is for where nobody knows: two touches. */
function asProposed(): void {
	plan.accept();
	if (plan.step === 'purpose') plan.choosePurpose('animal');
}

/** A step of the plan as it is drawn. */
function shown(component: unknown): void {
	const props = { plan, onback: () => undefined };
	render(InMeeting, { props: { app: inMemory.app, book, component, props } });
}

async function events(): Promise<readonly GroupEvent[]> {
	const read = await book.session.events();
	if (!read.ok) throw new Error('the book can be read');
	return read.value;
}

describe('one woman after another', () => {
	test('what is proposed comes from what she did: never an equal split by default', async () => {
		await allCame();
		const proposed = book.memberIds.map((memberId) => {
			plan.turnTo(memberId);
			return plan.part.amount;
		});
		expect(proposed).toEqual([37_500, 37_500, 37_500, 0, 37_500, 0].map(rupees));
		expect(plan.dose?.amount).toBe(rupees(150_000));
		expect(plan.left).toBe(6);
	});

	test('the proposal stands after one touch, two where nobody knows what it is for', async () => {
		await allCame();
		expect(plan.memberId).toBe(woman(1));
		plan.accept();
		expect(plan.step).toBe('purpose');
		plan.choosePurpose('shop');
		expect([plan.step, plan.memberId]).toEqual(['woman', woman(2)]);
		expect(plan.answerOf(woman(1))).toMatchObject({ amount: rupees(37_500), purpose: 'shop' });
		plan.turnTo(woman(4));
		expect(plan.part).toMatchObject({ purpose: 'seed', instalments: 4 });
		plan.accept();
		expect(plan.memberId).toBe(woman(5));
	});

	test('another amount, nothing, what for and how many times', async () => {
		await allCame();
		plan.go('amount');
		plan.entered.change(rupees(20_000));
		plan.amountIsRight();
		plan.choosePurpose('animal');
		plan.nothing();
		expect(plan.answerOf(woman(1))?.amount).toBe(rupees(20_000));
		expect(plan.answerOf(woman(2))?.amount).toBe(0);
		plan.go('purpose');
		plan.choosePurpose('health');
		plan.go('times');
		plan.chooseTimes(30);
		expect([plan.step, plan.memberId]).toEqual(['woman', woman(3)]);
		plan.accept();
		expect(plan.parts.map(({ memberId, purpose, instalments }) => [memberId, purpose, instalments])).toEqual([
			[woman(1), 'animal', 24],
			[woman(3), 'health', 30]
		]);
		expect(plan.total).toBe(rupees(57_500));
	});

	test('a step back leaves her card as it was', async () => {
		await allCame();
		plan.accept();
		expect(plan.back()).toBe(true);
		plan.go('purpose');
		plan.choosePurpose('shop');
		expect([plan.step, plan.memberId]).toEqual(['woman', woman(1)]);
		expect(plan.answerOf(woman(1))).toBeUndefined();
		expect(plan.back()).toBe(false);
	});

	test('her card shows why: what she saved, her largest loan, what she gave back', async () => {
		await allCame();
		plan.turnTo(woman(4));
		expect(plan.herHeard).toBe(
			'Mogra didi. Something for her? saved: forty rupees. largest loan: four hundred rupees. given back: zero rupees.'
		);
		shown(MemberPart);
		expect(screen.getAllByText('400').length).toBeGreaterThan(0);
		expect(screen.getByRole('img', { name: 'largest loan' })).toBeVisible();
	});
});

describe('a phone that goes dark before the circle has decided', () => {
	const seen = () => new MeetingView(inMemory.app, present(inMemory.app.book, 'the book is open again'));
	/** Locked, as the idle lock does it and a killed app: nothing of the talk is left in memory. */
	async function openedAgain(): Promise<CreditPlanDraft> {
		await until(async () => (await inMemory.phone.drafts.read(book.session.book)).ok);
		const president = woman(1);
		inMemory.app.lock();
		const slot = present(inMemory.app.codes.slotOf(president), 'the president has a code');
		expect(await inMemory.app.unlock(slot.slotId, sixWomensCode)).toMatchObject({ ok: true });
		const again = new CreditPlanDraft(seen());
		await again.read();
		return again;
	}
	/** Each answer is kept after the touch that gave it. */
	const allKept = () =>
		until(async () => (await book.session.readDraft())?.plan.length === book.draft.plan.size);
	const onPhone = async (): Promise<Uint8Array | null> => {
		const kept = await inMemory.phone.drafts.read(book.session.book);
		return kept.ok ? kept.value : null;
	};

	test('loses no answer, and goes on with the next woman', async () => {
		await allCame();
		plan.accept();
		plan.choosePurpose('shop');
		plan.nothing();
		await allKept();
		const again = await openedAgain();
		expect(again.answerOf(woman(1))).toMatchObject({ amount: rupees(37_500), purpose: 'shop' });
		expect(again.answerOf(woman(2))?.amount).toBe(0);
		expect([again.left, again.memberId]).toEqual([4, woman(3)]);
	});

	test('what lies on the phone is encrypted, and as long after one answer as after six', async () => {
		await allCame();
		asProposed();
		await until(async () => (await onPhone()) !== null);
		const first = present(await onPhone(), 'it was kept');
		for (let asked = 1; asked < 6; asked += 1) asProposed();
		await until(async () => Buffer.compare((await onPhone()) ?? first, first) !== 0);
		const all = present(await onPhone(), 'it was kept');
		expect(all.length).toBe(first.length);
		for (const said of ['animal', 'regular', '"m1"'])
			expect(Buffer.from(all).includes(said), said).toBe(false);
	});

	test('until the meeting is closed: also a decision that was taken back is talked about again', async () => {
		await allCame();
		for (let asked = 0; asked < 6; asked += 1) asProposed();
		await allKept();
		plan.go('agree');
		expect(await plan.write()).toBe(true);
		await settled();
		await meeting.writer.undo();
		const again = await openedAgain();
		expect([again.step, again.total]).toEqual(['all', rupees(150_000)]);
		seen().book.forgetTalk();
		await until(async () => (await onPhone()) === null);
	});

	test('a draft of another meeting is thrown away', async () => {
		await allCame();
		await book.session.keepDraft({
			meeting: 'regular 99 2020-01-01',
			plan: [{ memberId: woman(1), amount: rupees(5), purpose: 'shop', instalments: 4 }]
		});
		const again = await openedAgain();
		expect(again.left).toBe(6);
		await until(async () => (await onPhone()) === null);
	});
});

describe('the circle', () => {
	test('too few women: nothing is talked about, and the reason has words and a picture', async () => {
		await plan.read();
		expect(plan.decision.closed?.icon).toBe('meeting');
		expect(plan.decision.closed?.text).toContain('4 are needed');
	});

	test('all get nothing: there is nothing to decide', async () => {
		await allCame();
		for (let asked = 0; asked < 6; asked += 1) plan.nothing();
		expect(plan.step).toBe('all');
		expect(plan.refusal).toEqual({
			text: 'Nobody gets anything. There is nothing to decide.',
			icon: 'empty-mat'
		});
	});

	test('equal parts are allowed and seen', async () => {
		await allCame();
		for (const memberId of book.memberIds) {
			plan.turnTo(memberId);
			plan.go('amount');
			plan.entered.change(rupees(25_000));
			plan.amountIsRight();
			if (plan.step === 'purpose') plan.choosePurpose('animal');
		}
		expect(plan.refusal).toBeNull();
		expect(plan.allAlike).toBe(true);
		expect(plan.allHeard).toContain('All parts are the same.');
	});

	test('sees all parts, their total and what the rule allows', async () => {
		await allCame();
		for (let asked = 0; asked < 6; asked += 1) asProposed();
		expect([plan.step, plan.left]).toEqual(['all', 0]);
		shown(AllParts);
		expect(screen.getAllByText('37,500')).toHaveLength(4);
		expect(screen.getAllByText('1,50,000')).toHaveLength(2);
		expect(screen.getByText('by the rule')).toBeVisible();
		expect(screen.queryByText('above the rule')).toBeNull();
		expect(plan.allHeard).toContain('By this rule the group may ask for one lakh fifty thousand rupees.');
	});

	test('more than the rule comes to has a sign of its own, and is said', async () => {
		await allCame();
		while (plan.step !== 'all') {
			plan.go('amount');
			plan.entered.change(rupees(25_000 + (plan.left === 1 ? 500 : 0)));
			plan.amountIsRight();
			if (plan.step === 'purpose') plan.choosePurpose('animal');
		}
		expect(plan.total).toBe(rupees(150_500));
		shown(AllParts);
		expect(screen.getByText('above the rule')).toBeVisible();
		expect(plan.allHeard).toContain('more than the rule says');
	});

	test('decides all parts in one resolution, which stands in the file and in the extract', async () => {
		await allCame();
		for (let asked = 0; asked < 6; asked += 1) asProposed();
		plan.go('agree');
		plan.decision.toggle(woman(6));
		expect(await plan.write()).toBe(true);
		const written = (await events()).filter((event) => event.type === 'ResolutionPassed');
		expect(written).toHaveLength(1);
		expect(written[0]).toMatchObject({ kind: 'creditPlan', forIt: 5, present: 6 });
		const parts = [1, 2, 3, 5].map((number) => ({
			memberId: woman(number),
			amount: rupees(37_500),
			purpose: 'animal',
			instalments: 24
		}));
		expect(written[0]?.plan).toEqual(parts);
		const { paper } = dossierOf(await events(), meeting.day);
		const lines = paper.blocks.flatMap((block) => linesOf(block)).join('\n');
		expect(lines).toContain('Decided for members: ₹1,50,000 (4 members;');
		const eventId = present(written[0]?.eventId, 'it is in the book');
		expect(minutesExtract(await events(), { currency: 'INR', eventId })?.decision).toMatchObject({
			plan: { amount: rupees(150_000), members: 4 }
		});
	});

	test('takes it back with one touch, and what was said for each is still there', async () => {
		await allCame();
		for (let asked = 0; asked < 6; asked += 1) asProposed();
		await plan.write();
		await settled();
		expect(meeting.undoAct?.text).toBe('1,50,000');
		await meeting.writer.undo();
		const again = new CreditPlanDraft(meeting);
		await again.read();
		expect([again.step, again.left, again.total]).toEqual(['all', 0, rupees(150_000)]);
		expect(dossierOf(await events(), meeting.day).context.plan.decided).toBeNull();
	});

	test('changes a decided plan with a new resolution', async () => {
		await allCame();
		for (let asked = 0; asked < 6; asked += 1) asProposed();
		await plan.write();
		await settled();
		book.draft.plan.clear();
		const change = new CreditPlanDraft(meeting);
		await change.read();
		expect([change.step, change.total]).toEqual(['all', rupees(150_000)]);
		change.turnTo(woman(1));
		change.nothing();
		expect(change.step).toBe('all');
		expect(await change.write()).toBe(true);
		const decided = dossierOf(await events(), meeting.day).context.plan;
		expect([decided.decided?.forIt, decided.total]).toEqual([6, rupees(112_500)]);
	});
});
