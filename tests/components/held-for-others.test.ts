import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { money } from '#money';
import { purposesHeld } from '#group';
import type { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { detailsSaid } from '../../src/screens/frame/heard-words.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { BankEntry } from '../../src/screens/bank/bank-entry.svelte.ts';
import { codesBetween } from '../../src/screens/frame/opening/officer-codes.svelte.ts';
import { HeldFlow } from '../../src/screens/frame/held/held-flow.svelte.ts';
import { OtherMoney } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { anApp } from '../support/app.ts';
import { executeNamed, touchEach } from '../support/by-codes.ts';
import { until } from '../support/patience.ts';
import { openSixWomen, sixWomensCode } from '../support/six-women.ts';

const rupees = (amount: number) => money(amount * 100);

/** Six women at a meeting; the first two give a premium of 20 each. */
async function premiums() {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const meeting = new MeetingView(app, book);
	const women = meeting.memberIds.slice(0, 2);
	for (const memberId of women) {
		const other = new OtherMoney(meeting);
		other.chooseKind('heldIn');
		expect(other.step).toBe('what');
		other.chooseCode('accidentInsurance');
		other.chooseWho(memberId);
		expect(other.step).toBe('amount');
		other.entered.change(rupees(20));
		expect(await other.write()).toBe(true);
		await until(() => !meeting.writer.busy);
	}
	return { app, book, meeting, women };
}

test('where money was given for the neediest, help asks which fund gives, and shows what lies in that', async () => {
	const { app } = await anApp();
	const book = await openSixWomen(app);
	const meeting = new MeetingView(app, book);
	const [woman = never(), kind] = [meeting.memberIds[0], 'vulnerabilityFund'] as const;
	const kept = { on: meeting.day, kind, source: 'Village', amount: rupees(30) } as const;
	const social = { type: 'PaySocialFund', on: meeting.day, memberId: woman, amount: rupees(10) } as const;
	const opened = { type: 'OpenMeeting', on: meeting.day, kind: 'regular' } as const;
	const here = meeting.memberIds.map(
		(memberId) => ({ type: 'AnswerRoll', on: meeting.day, memberId, answer: 'came' }) as const
	);
	for (const command of [opened, ...here, { type: 'ReceiveGrant', ...kept } as const, social])
		expect(await book.run(book.newOperationId(), command)).toMatchObject({ ok: true });
	const other = new OtherMoney(meeting);
	other.chooseKind('socialOut');
	expect([other.step, other.pots]).toEqual(['pot', ['socialFund', kind]]);
	other.choosePot(kind);
	other.chooseWho(woman);
	other.back();
	expect(other.step).toBe('who');
	other.back();
	expect(other.step).toBe('pot');
	other.choosePot(kind);
	other.chooseWho(woman);
	other.chooseCode('illness');
	other.entered.setAmount(rupees(31));
	expect(other.refusal).not.toBeNull();
	other.entered.setAmount(rupees(20));
	expect(other.beforeAfter).toMatchObject({ of: 'social', before: rupees(30), after: rupees(10) });
	expect(await other.write()).toBe(true);
	await until(() => !meeting.writer.busy);
	const written = book.operations.flatMap(({ events }) => events);
	const help = written.find(({ type }) => type === 'SocialFundPaidOut') ?? never();
	const grant = written.find(({ type }) => type === 'GrantReceived') ?? never();
	expect(help).toMatchObject({ fund: kind });
	expect(detailsSaid(grant, meeting.words, book.state)).toEqual(['for the neediest', 'Village']);
	expect(detailsSaid(help, meeting.words, book.state)).toEqual(['money for the neediest']);
});

describe('money for others', () => {
	test('is handed on woman by woman, with a receipt: all that is held, but hers who was touched', async () => {
		const { book, meeting, women } = await premiums();
		const inBox = book.box;
		const flow = handing(meeting);
		expect([flow.step, flow.inAll]).toEqual(['women', rupees(40)]);
		flow.touchWoman(women[1] ?? never());
		expect(flow.inAll).toBe(rupees(20));
		flow.touchWoman(women[1] ?? never());
		expect(flow.inAll).toBe(rupees(40));
		flow.touchWoman(women[1] ?? never());
		await goes(flow, (asked) => asked.onname?.('LIC 7'));
		expect(book.box).toBe(inBox - rupees(20));
		expect([...purposesHeld(book.state)]).toEqual([['accidentInsurance', rupees(20)]]);
		expect(writtenIn(book).at(-1)).toMatchObject({ type: 'HandedToOthers', reference: 'LIC 7' });

		// The same receipt once more: it is refused, aloud, and nothing is written.
		const again = handing(meeting);
		again.question.act?.onpress();
		again.question.rows?.[0]?.onpress();
		again.question.onname?.('lic-7');
		await until(() => meeting.writer.refusal !== null);
		expect(meeting.writer.refusal?.text).toBe('This paper stands in the book already.');
		expect(book.box).toBe(inBox - rupees(20));
	});

	test('comes back to her', async () => {
		const { book, meeting, women } = await premiums();
		const flow = handing(meeting);
		flow.touchWoman(women[0] ?? never());
		flow.question.act?.onpress();
		flow.question.rows?.[1]?.onpress();
		await until(() => purposesHeld(book.state).get('accidentInsurance') === rupees(20));
		expect(writtenIn(book).at(-1)).toMatchObject({
			type: 'HeldReturned',
			memberId: women[1],
			amount: rupees(20)
		});
		await until(() => !meeting.writer.busy);
		const [point] = new CloseView(meeting).points.all;
		expect(point?.text).toContain('given back to her');
		expect(point?.text).toContain(meeting.who(women[1] ?? never()));
	});

	test('is heard at the close: what goes woman by woman before the codes, and what is still held with the box', async () => {
		const { meeting, women } = await premiums();
		const flow = handing(meeting);
		flow.touchWoman(women[1] ?? never());
		await goes(flow, (asked) => asked.rows?.[0]?.onpress());
		const close = new CloseView(meeting);
		const [point] = close.points.all;
		expect(point?.text).toContain('accident insurance');
		expect(point?.text).toContain(meeting.who(women[0] ?? never()));
		expect(point?.text).not.toContain(meeting.who(women[1] ?? never()));
		expect(close.reading).toContain('Held for others: twenty rupees. accident insurance: twenty rupees.');
	});
});

test('between meetings two codes hand it on, after whose it is was heard; alone nobody does, and the next close hears it again', async () => {
	const { app, book, meeting, women } = await premiums();
	const pieces = new Map([[rupees(1), book.box / 100]]);
	const count = { type: 'CountCash', on: meeting.day, pieces } as const;
	const here = meeting.memberIds.map(
		(memberId) => ({ type: 'AnswerRoll', on: meeting.day, memberId, answer: 'came' }) as const
	);
	const seal = { type: 'SealMeeting', on: meeting.day, approvals: meeting.memberIds.slice(0, 2) } as const;
	const sealed = await executeNamed(book.session, book.newOperationId(), ...here, count, seal);
	expect(sealed.ok).toBe(true);
	book.draft.clear();
	const [inBox, place] = [book.box, book.session.head.place];
	const flow = new HeldFlow(new BankEntry(app, book));
	flow.question.codes?.[0]?.onpress();
	flow.touchWoman(women[1] ?? never());
	flow.question.act?.onpress();
	flow.question.rows?.[0]?.onpress();
	// The book before today is read once it is written: a button is not refused for that.
	expect(book.state.journal).toBeNull();
	const handed = {
		type: 'HandToOthers',
		on: meeting.day,
		purpose: 'accidentInsurance',
		of: flow.going
	} as const;
	expect(flow.place.reasonAgainst({ ...handed, reference: 'LIC 7' })).toBeNull();
	// One officer alone: codes are asked, nobody gives a second one, and nothing is written.
	flow.question.onname?.('LIC 7');
	await until(() => book.codesAsked !== null);
	const first = present(book.codesAsked, 'codes are asked');
	expect(first.said).toContain('accident insurance');
	expect(first.said).toContain('LIC 7');
	expect(first.said).toContain(meeting.who(women[0] ?? never()));
	first.answer(null);
	await until(() => !flow.place.writer.busy);
	expect([book.box, book.session.head.place]).toEqual([inBox, place]);

	flow.question.onname?.('LIC 7');
	await until(() => book.codesAsked !== null);
	await touchEach(codesBetween({ app, book }, present(book.codesAsked, 'codes are asked')), [
		sixWomensCode,
		sixWomensCode
	]);
	await until(() => book.box === inBox - rupees(20));
	const events = await book.session.events();
	const written = events.ok ? events.value.find(({ type }) => type === 'HandedToOthers') : undefined;
	expect(written).toMatchObject({ reference: 'LIC 7', approvedBy: meeting.memberIds.slice(0, 2) });
});

/** Up to whose money goes. */
function handing(meeting: MeetingView): HeldFlow {
	const flow = new HeldFlow(meeting);
	expect(flow.question.codes?.map(({ label }) => label)).toEqual(['accident insurance']);
	flow.question.codes?.[0]?.onpress();
	return flow;
}

/** It goes to whom it is for. @param receipt what is touched where their paper is asked for */
async function goes(flow: HeldFlow, receipt: (asked: HeldFlow['question']) => unknown): Promise<void> {
	flow.question.act?.onpress();
	expect(flow.refusal).toBeNull();
	flow.question.rows?.[0]?.onpress();
	expect(flow.step).toBe('receipt');
	let ended = false;
	flow.onended = () => (ended = true);
	receipt(flow.question);
	await until(() => ended && !flow.place.writer.busy);
}

const writtenIn = (book: BookView) => book.operations.flatMap(({ events }) => events);

function never(): never {
	throw new Error('there are two women');
}
