import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { purposesHeld } from '#group';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { detailsSaid } from '../../src/screens/frame/heard-words.ts';
import { CloseView } from '../../src/screens/meeting/close/meeting-close.svelte.ts';
import { OtherMoney } from '../../src/screens/meeting/other/meeting-other.svelte.ts';
import { anApp } from '../support/app.ts';
import { until } from '../support/patience.ts';
import { openSixWomen } from '../support/six-women.ts';

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
	return { book, meeting, women };
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
	expect(detailsSaid(grant, meeting.words)).toEqual(['for the neediest', 'Village']);
	expect(detailsSaid(help, meeting.words)).toEqual(['money for the neediest']);
});

describe('money for others', () => {
	test('is handed on woman by woman: all that is held, but hers who was touched', async () => {
		const { book, meeting, women } = await premiums();
		const inBox = book.box;
		const other = new OtherMoney(meeting);
		other.chooseKind('heldOut');
		expect([other.holdsNothing, other.canChoose('ticket'), other.canChoose('accidentInsurance')]).toEqual([
			false,
			false,
			true
		]);
		other.chooseCode('accidentInsurance');
		expect([other.step, other.handedInAll]).toEqual(['women', rupees(40)]);
		other.touchWoman(women[1] ?? never());
		expect(other.handedInAll).toBe(rupees(20));
		other.touchWoman(women[1] ?? never());
		expect(other.handedInAll).toBe(rupees(40));
		other.touchWoman(women[1] ?? never());
		expect(other.handedRefusal).toBeNull();
		expect(await other.write()).toBe(true);
		await until(() => !meeting.writer.busy);
		expect(book.box).toBe(inBox - rupees(20));
		expect([...purposesHeld(book.state)]).toEqual([['accidentInsurance', rupees(20)]]);
	});

	test('is heard at the close: what goes woman by woman before the codes, and what is still held with the box', async () => {
		const { meeting, women } = await premiums();
		const other = new OtherMoney(meeting);
		other.chooseKind('heldOut');
		other.chooseCode('accidentInsurance');
		other.touchWoman(women[1] ?? never());
		await other.write();
		await until(() => !meeting.writer.busy);
		const close = new CloseView(meeting);
		const [point] = close.points.all;
		expect(point?.text).toContain('accident insurance');
		expect(point?.text).toContain(meeting.who(women[0] ?? never()));
		expect(point?.text).not.toContain(meeting.who(women[1] ?? never()));
		expect(close.reading).toContain('Held for others: twenty rupees. accident insurance: twenty rupees.');
	});
});

function never(): never {
	throw new Error('there are two women');
}
