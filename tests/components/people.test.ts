import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { present, type BankAccountId, type LoanId, type MemberId } from '#kernel';
import { payableTo, type Command, type GroupState } from '#group';
import type { OpenBook } from '#app';
import { money, type Money } from '#money';
import { BookView } from '#session/book-view.svelte.ts';
import { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { MeetingPoints } from '../../src/screens/meeting/close/meeting-points.svelte.ts';
import { GroupView } from '../../src/screens/people/group-view.svelte.ts';
import { LeavingView } from '../../src/screens/people/leave/people-leaving.svelte.ts';
import { NewMember } from '../../src/screens/people/new-member/new-member.svelte.ts';
import { WomanView } from '../../src/screens/people/woman/people-woman.svelte.ts';
import { DividendView } from '../../src/screens/sharing/people-dividend.svelte.ts';
import Group from '../../src/routes/group/+page.svelte';
import Leaving from '../../src/screens/people/leave/LeavingScreens.svelte';
import Woman from '../../src/screens/people/woman/WomanScreens.svelte';
import { codesBetween } from '../../src/screens/frame/opening/officer-codes.svelte.ts';
import Joining from '../../src/routes/group/new-member/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { nameWoman } from '../support/names.ts';
import { goto } from '../support/navigation.ts';
import { openSixWomen, sixWomensCode, twoOfficersAgree } from '../support/six-women.ts';
import InMeeting from './InMeeting.svelte';
import { until, untilHolds } from '../support/patience.ts';
import { executeNamed, touchEach } from '../support/by-codes.ts';

/**
 * Six women save ₹20 a week; ₹1,460 lie in the box, the group's own profit is ₹1,940 (the box of the opening: 1,460 + 600
 * lent − 120 saved). Women 4 and 6 owe ₹400 and ₹200 at 2 % a month, a quarter of it each meeting. In today's meeting
 * all save again: ₹1,580 in the box, ₹40 saved by each, and interest of 2 and 1 is due (400 and 200 × ½ %).
 */
let inMemory: AppInMemory;
let book: BookView;
let meeting: MeetingView;

const rupees = (amount: number): Money => money(amount * 100);
const woman = (number: number): MemberId => present(book.memberIds[number - 1], 'she is known');
const settled = () => until(() => !meeting.writer.busy);
const run = async (...commands: Command[]) => {
	const written = await executeNamed(book.session, book.newOperationId(), ...commands);
	expect(written.ok ? null : written.error).toBeNull();
};

async function open(moreRules: object = {}): Promise<void> {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app, moreRules);
	twoOfficersAgree(inMemory.app, book);
	meeting = new MeetingView(inMemory.app, book);
}

/** Everybody is here and saves. */
async function meet(): Promise<void> {
	const on = meeting.day;
	const gave = (memberId: MemberId) =>
		({ type: 'AnswerRoll', on, memberId, answer: 'gave', amount: rupees(20) }) as const;
	await run({ type: 'OpenMeeting', on, kind: 'regular' }, ...book.memberIds.map(gave));
}

const draw = (component: unknown, props = {}) =>
	render(InMeeting, { props: { app: inMemory.app, book, component, props } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const faults = async () =>
	(await axe.run(document.body, { rules: { region: { enabled: false } } })).violations;

beforeEach(() => open());

describe('a woman who joins later', () => {
	test('outside a meeting she joins where nothing is asked of her, with a number never given', async () => {
		const draft = new NewMember(meeting);
		expect(draft.faces.map(({ symbol }) => symbol)).not.toContain('parrot');
		draft.choose('turtle');
		draft.name = 'Aster';
		expect(draft.goOn()).toBe(true);
		const memberId = present(await draft.add(), 'she is written');
		expect(book.face(memberId)).toMatchObject({ number: 7, symbol: 'turtle', name: 'Aster' });
		expect(book.box).toBe(rupees(1460));
	});

	test('of a name of letters that nobody sees the book says nothing', async () => {
		const draft = new NewMember(meeting);
		draft.choose('turtle');
		draft.name = '\u2066';
		const memberId = present(await draft.add(), 'she is written');
		expect(book.state.members.get(memberId)?.names).toEqual([]);
	});

	test('what the rules ask of her is given in a meeting, in the same touch', async () => {
		await open({ buyIn: { amount: rupees(100) } });
		expect(new NewMember(meeting).refusal).toBeNull();
		await meet();
		const draft = new NewMember(meeting);
		draft.choose('turtle');
		expect(draft.goOn()).toBe(false);
		expect([draft.step, draft.buyIn, draft.buyInIsHers]).toEqual(['buyIn', rupees(100), false]);
		await draft.add();
		expect(book.box).toBe(rupees(1580 + 100));
		expect(book.operations.at(-1)?.events.map(({ type }) => type)).toEqual(['MemberJoined', 'FeePaid']);
		expect(meeting.undoAct?.text).toBe('100');
	});

	test('between meetings her joining opens the desk by itself, with what she gives', async () => {
		await open({ buyIn: { amount: rupees(100) } });
		const draft = new NewMember(meeting);
		draft.choose('turtle');
		draft.goOn();
		expect(await draft.add()).not.toBeNull();
		expect(book.state.openMeeting?.kind).toBe('desk');
		expect(book.box).toBe(rupees(1460 + 100));
	});

	test('as much as the others saved is her own saving', async () => {
		await open({ buyIn: 'averageSavings' });
		await meet();
		const draft = new NewMember(meeting);
		draft.choose('turtle');
		draft.goOn();
		// Six women have 40 each.
		expect([draft.buyIn, draft.buyInPrompt]).toEqual([
			rupees(40),
			'She gives forty rupees. It is her saving.'
		]);
	});

	test('where each has her own amount she says hers; the circle agrees', async () => {
		const amounts = [20, 20, 20, 20, 20, 20].map((amount, index) => ({
			memberId: `m${index + 1}` as MemberId,
			amount: rupees(amount)
		}));
		await open({ saving: { mode: 'perMember', amounts } });
		expect(new NewMember(meeting).refusal).toEqual({ type: 'NoOpenMeeting' });
		await meet();
		const draft = new NewMember(meeting);
		expect(draft.refusal).toBeNull();
		draft.choose('turtle');
		draft.goOn();
		draft.entered.change(rupees(50));
		expect([draft.step, draft.goOn(), draft.step, draft.circle.isEnough]).toEqual([
			'saving',
			false,
			'agree',
			false
		]);
		for (const number of [1, 2]) draft.circle.toggle(woman(number));
		expect(draft.goOn()).toBe(true);
		const memberId = present(await draft.add(), 'she is written');
		expect(book.state.members.get(memberId)?.savingsDue).toBe(rupees(50));
		expect(book.state.rules.at(-1)?.constitution.saving).toMatchObject({
			amounts: [...amounts, { memberId, amount: rupees(50) }]
		});
	});

	test('the twenty-first is refused, in words', async () => {
		const symbols = [
			'rabbit',
			'horse',
			'duck',
			'feather',
			'spoon',
			'mirror',
			'sari',
			'flute',
			'door',
			'yarn'
		];
		const more = [...symbols, 'grapes', 'onion', 'carrot', 'wheel'].map((symbol, index): Command => ({
			type: 'AddMember',
			on: meeting.day,
			memberId: `n${index}` as MemberId,
			number: index + 7,
			symbol,
			approvedBy: [woman(1), woman(2)]
		}));
		await run(...more);
		expect(new NewMember(meeting).refusal).toEqual({ type: 'TooManyMembers', most: 20 });
		draw(Joining);
		expect(screen.getByRole('alert')).toHaveTextContent('The group is full. 20 is the most.');
	});

	test('her screens have Words for screen readers, one act at the bottom and no fault', async () => {
		await open({ buyIn: { amount: rupees(100) } });
		await meet();
		draw(Joining);
		await press('turtle');
		await press('OK, right');
		expect(screen.getByRole('region', { name: 'joining later' })).toBeVisible();
		expect(await faults()).toEqual([]);
		await press('she gave it');
		await untilHolds(() => expect(book.memberIds).toHaveLength(7));
		expect(book.box).toBe(rupees(1680));
	});
});

describe('a woman who leaves', () => {
	test('only in a meeting, and not while she owes more than she has', async () => {
		const leaving = new LeavingView(meeting, woman(4));
		expect(leaving.circle.closed?.text).toBe('Start the meeting first.');
		await meet();
		leaving.choose('moved');
		// 40 saved against 400 and 2 of interest.
		expect(leaving.hindrance?.text).toBe(
			'She owes four hundred two rupees and has forty rupees. First she gives three hundred sixty-two rupees.'
		);
		expect(leaving.lines.map(({ key, amount }) => [key, amount / 100])).toEqual([
			['people.share-saving-back', 40],
			['people.share-her-loan', 400],
			['word.interest', 2]
		]);
		expect(leaving.missing).toBe(rupees(362));
		// She gets nothing: no "zero rupees" is said in place of what she has to give.
		expect(leaving.opens).toBe(leaving.hindrance?.text);
		expect(leaving.heard).toContain('Taken off: her loan: four hundred rupees');
		expect(leaving.heard).toContain(leaving.hindrance?.text);
	});

	test('where she owes more than she has, both sides and what is missing stand on the screen', async () => {
		await meet();
		const { container } = draw(Leaving, { memberId: woman(4) });
		await press('moved away');
		expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toHaveLength(3);
		expect(container.querySelector('.reason .note-room')).not.toBeNull();
		expect(await faults()).toEqual([]);
	});

	test('nor while she stands in for the loan of another', async () => {
		await meet();
		await run({
			type: 'DisburseLoan',
			on: meeting.day,
			loanId: 'guaranteed' as LoanId,
			memberId: woman(5),
			principal: rupees(100),
			terms: { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 2 },
			purpose: 'seed',
			guarantors: [woman(1)],
			agreedBy: book.memberIds
		});
		const leaving = new LeavingView(meeting, woman(1));
		leaving.choose('wish');
		expect(leaving.hindrance).toMatchObject({ icon: 'stand-in' });
	});

	test('her loan is taken off, a part is given now, the rest later; the circle says yes', async () => {
		await open({ exit: { surplus: 'equal' } });
		await meet();
		const leaving = new LeavingView(meeting, woman(6));
		await leaving.open();
		leaving.choose('wish');
		// 40 saved + 323 (1,940 / 6, the rest stays) − 200 − 1 = 162.
		expect(leaving.lines.map(({ key, amount }) => [key, amount / 100])).toEqual([
			['people.share-saving-back', 40],
			['people.her-surplus', 323],
			['people.share-her-loan', 200],
			['word.interest', 1]
		]);
		expect(leaving.hers).toBe(rupees(162));
		expect(leaving.getsPrompt).toBe('Palash didi gets one hundred sixty-two rupees.');
		leaving.askPart();
		leaving.entered.change(rupees(100));
		leaving.partIsRight();
		expect([leaving.later, leaving.boxBefore, leaving.boxAfter]).toEqual([62, 1580, 1480].map(rupees));
		expect(leaving.circle.isEnough).toBe(false);
		for (const number of [1, 2]) leaving.circle.toggle(woman(number));
		expect(leaving.circle.isEnough).toBe(true);
		expect(await leaving.write()).toBe(true);
		expect(book.box).toBe(rupees(1480));
		expect(book.state.balances.get(payableTo(woman(6)))).toBe(-6200);
		const group = new GroupView(meeting);
		expect([group.women.length, group.left]).toEqual([5, [woman(6)]]);
		await payTheRest();
	});

	/** Woman 6 has 62 to come: never more. */
	async function payTheRest(): Promise<void> {
		await settled();
		const her = new WomanView(meeting, woman(6));
		expect(her.payable).toBe(rupees(62));
		her.show('pay');
		her.entered.change(rupees(63));
		expect(her.payRefusal).not.toBeNull();
		her.entered.change(rupees(62));
		await her.pay();
		expect([her.payable, book.box]).toEqual([rupees(0), rupees(1418)]);
	}

	test('her part of a loss is heard with what it would be without, and taken off', async () => {
		await open({
			exit: { loss: 'bySavings' },
			saving: { mode: 'fixed', amount: rupees(20), voluntary: true }
		});
		await meet();
		// The group had 1,940 of its own and spends 2,060: 120 are lost, 20 of them hers, who saved a sixth of 240.
		await run(
			{ type: 'DepositSaving', on: meeting.day, memberId: woman(1), fund: 'voluntary', amount: rupees(500) },
			{ type: 'PayExpense', on: meeting.day, category: 'travel', amount: rupees(2060) }
		);
		const leaving = new LeavingView(meeting, woman(5));
		leaving.choose('wish');
		expect(leaving.lines.map(({ key, amount }) => [key, amount / 100])).toEqual([
			['people.share-saving-back', 40],
			['people.her-loss', 20]
		]);
		expect(leaving.opens).toBe(
			'her part of the loss: twenty rupees. Without it: forty rupees. Oleander didi gets twenty rupees.'
		);
		expect(leaving.heard).toContain('Taken off: her part of the loss: twenty rupees');
	});

	test('nobody is shared a part where the rules say her saving only; a dead woman’s goes to her heirs', async () => {
		await meet();
		const leaving = new LeavingView(meeting, woman(5));
		leaving.choose('death');
		expect(leaving.lines.map(({ amount }) => amount)).toEqual([rupees(40)]);
		expect(leaving.getsPrompt).toBe('Her heirs get forty rupees.');
	});

	test('her screens: why, the reckoning, all of it now, officers touch their pictures', async () => {
		await meet();
		draw(Leaving, { memberId: woman(5) });
		await press('moved away');
		expect(await faults()).toEqual([]);
		await press('all of it now');
		expect(screen.getByRole('button', { name: 'all say yes' })).toBeDisabled();
		await press(/^Rose didi/);
		await press(/^Jasmine didi/);
		expect(await faults()).toEqual([]);
		await press('all say yes');
		await untilHolds(() => expect(book.state.members.get(woman(5))?.leftBecause).toBe('moved'));
		expect(book.box).toBe(rupees(1540));
	});
});

describe('her word', () => {
	test('who said yes to her voice is called by it, until she takes her yes back', async () => {
		const her = new WomanView(meeting, woman(2));
		await her.toggle('voice');
		expect(her.step).toBe('voice');
		await settled();
		await her.said.press();
		await her.said.press();
		expect(inMemory.played).toEqual([inMemory.recorded]);
		expect(book.voice(woman(2))).toEqual(inMemory.recorded);
		// Another spelling of her name leaves her voice as it is.
		await nameWoman(book.session, { memberId: woman(2), name: 'Another', on: meeting.day });
		expect(book.voice(woman(2))).toEqual(inMemory.recorded);
		her.back();
		await her.toggle('voice');
		expect(book.voice(woman(2))).toBeNull();
		expect(book.face(woman(2)).name).toBe('Another');
	});

	test('is given and taken back; the name goes with it', async () => {
		const her = new WomanView(meeting, woman(3));
		await her.toggle('photo');
		await settled();
		await her.toggle('name');
		expect([her.saidYesTo('photo'), her.saidYesTo('name'), her.step]).toEqual([true, true, 'name']);
		her.name = 'Meena';
		await her.keepName();
		expect(her.face.name).toBe('Meena');
		await settled();
		await her.toggle('name');
		expect([her.saidYesTo('photo'), her.saidYesTo('name'), her.hasName]).toEqual([true, false, false]);
	});

	test('nobody gives two women each other’s names alone: each is heard, and two codes are asked', async () => {
		inMemory = await anApp();
		book = await openSixWomen(inMemory.app);
		meeting = new MeetingView(inMemory.app, book);
		const place = book.session.head.place;
		const her = new WomanView(meeting, woman(2));
		her.show('name');
		her.name = 'Marigold';
		const kept = her.keepName();
		await until(() => book.codesAsked !== null);
		const asked = present(book.codesAsked, 'codes are asked');
		expect(asked.said).toBe('Number 2 is called Marigold from now on. Number 3 is called so too, or was.');
		asked.answer(null);
		await kept;
		expect([her.step, her.face.name, book.session.head.place]).toEqual(['name', 'Jasmine', place]);
		// The same name is no other, and an empty one is none.
		for (const name of ['Jasmine', ' ']) {
			her.name = name;
			await her.keepName();
			expect([book.codesAsked, her.step]).toEqual([null, 'word']);
		}
	});

	test('on her screen the codes of two officers write it, after everybody heard it', async () => {
		inMemory = await anApp();
		book = await openSixWomen(inMemory.app);
		draw(Woman, { memberId: woman(2) });
		await press('her word');
		await press('her name');
		const field = await screen.findByRole('textbox');
		await userEvent.clear(field);
		await userEvent.type(field, 'Meena');
		await press('OK, right');
		expect(await screen.findByText('Number 2 is called Meena from now on.')).toBeVisible();
		expect(book.face(woman(2)).name).toBe('Jasmine');
		const asked = present(book.codesAsked, 'codes are asked');
		const codes = codesBetween({ app: inMemory.app, book }, asked);
		await touchEach(codes, [sixWomensCode, sixWomensCode]);
		await untilHolds(() => expect(book.face(woman(2)).name).toBe('Meena'));
		const events = await book.session.events();
		expect(events.ok && events.value.at(-1)).toMatchObject({
			type: 'MemberNamed',
			memberId: woman(2),
			approvedBy: [woman(1), woman(2)]
		});
	});

	test('a name that changes is heard at the next close', async () => {
		await nameWoman(book.session, { memberId: woman(2), name: 'Marigold', on: meeting.day });
		await meet();
		const points = new MeetingPoints(meeting);
		expect(points.all.map(({ text }) => text)).toEqual([
			'Number 2 is called Marigold from now on. Number 3 is called so too, or was.'
		]);
	});

	test('a name that is not hers any more is heard as a line, with whose it is', async () => {
		for (const name of ['Marigold', 'Meena'])
			await nameWoman(book.session, { memberId: woman(2), name, on: meeting.day });
		await meet();
		expect(new MeetingPoints(meeting).all.map(({ text }) => text)).toEqual([
			'Meena didi, name given. Number 3 is called so too, or was.',
			'Number 2 is called Meena from now on.'
		]);
	});

	test('of a name of before and a new one that came in one touch the new one is heard', async () => {
		await meet();
		const named = await Promise.all(
			['Jasmine', 'Marigold'].map(async (called): Promise<Command> => {
				const name = await book.session.hashOfName(called);
				return { type: 'NameMember', on: meeting.day, memberId: woman(2), name };
			})
		);
		await run(...named);
		expect(new MeetingPoints(meeting).all.map(({ text }) => text)).toEqual([
			'Number 2 is called Marigold from now on. Number 3 is called so too, or was.'
		]);
	});

	// The circle cannot undo it: touched, "no" was refused whatever the book held.
	test('what is only said anew is heard, and asks nobody whether all agree', async () => {
		await nameWoman(book.session, { memberId: woman(2), name: 'Asha', on: meeting.day });
		await meet();
		const [named] = new MeetingPoints(meeting).all;
		expect(named?.isOnlyHeard).toBe(true);
		await run({
			type: 'GiveOffice',
			on: meeting.day,
			memberId: woman(4),
			office: 'writer',
			agreedBy: book.memberIds
		});
		expect(new MeetingPoints(meeting).all.at(-1)?.isOnlyHeard).toBeUndefined();
	});

	test('notes alike are heard once, with each of their days; another one that comes meanwhile is heard again', async () => {
		const on = meeting.day;
		const note = { type: 'NoteAccess', on, what: 'fileHandedOut' } as const;
		await meet();
		await run(note, note, { ...note, names: true });
		const points = new MeetingPoints(meeting);
		expect(points.all.map(({ text }) => text)).toEqual([
			`Open file handed out, ${meeting.words.dayInWords(on)}.`,
			`Open file handed out, with names, ${meeting.words.dayInWords(on)}.`
		]);
		points.agree(present(points.current, 'a note'));
		await run(note);
		expect(points.current).toEqual(points.all[0]);
	});

	// Who brings two phones to life from the key paper would have one of them passed over.
	test('each phone that is new is heard by itself', async () => {
		const on = meeting.day;
		await meet();
		for (const letter of ['a', 'b'])
			await run({ type: 'NoteAccess', on, what: 'phoneRestored', phone: letter.repeat(32) });
		expect(new MeetingPoints(meeting).all).toHaveLength(2);
	});

	test('an account, and what the group says of itself, are heard with what they say', async () => {
		await meet();
		const bankAccountId = 'savings' as BankAccountId;
		await run(
			{
				type: 'OpenBankAccount',
				on: meeting.day,
				bankAccountId,
				bank: 'Gramin Bank',
				branch: 'Siwan',
				lastFour: '4321'
			},
			{ type: 'DescribeGroup', on: meeting.day, place: { district: 'Siwan' } }
		);
		expect(new MeetingPoints(meeting).all.map(({ text }) => text)).toEqual([
			'open a bank account, Gramin Bank, Siwan, 4 3 2 1.',
			'Address and codes, Siwan.'
		]);
	});

	test('a book of before says first what she was called', async () => {
		const session = {
			state: book.state,
			people: new Map([[woman(2), { name: 'Bina' }]]),
			hashOfName: (name: string) => Promise.resolve(name)
		} as unknown as OpenBook;
		const names = async (state: GroupState) => {
			const view = new BookView({ ...session, state, follow: () => () => undefined }, book.cover, false);
			return (await view.naming(woman(2), 'Asha', meeting.day)).map(({ name }) => name);
		};
		const before = present(book.state.members.get(woman(2)), 'she is known');
		const unsaid = new Map(book.state.members).set(woman(2), { ...before, names: [] });
		expect(await names({ ...book.state, members: unsaid })).toEqual(['Bina', 'Asha']);
		expect(await names(book.state)).toEqual(['Asha']);
	});

	test('her name is forgotten; her number, picture and figures stay', async () => {
		const her = new WomanView(meeting, woman(4));
		her.show('forget');
		await her.forget();
		expect(book.face(woman(4))).toEqual({ symbol: 'goat', colour: 4, number: 4 });
		expect(book.session.people.has(woman(4))).toBe(false);
		expect(book.state.loans.get('loan-4' as LoanId)?.outstanding).toBe(rupees(400));
		const events = await book.session.events();
		expect(events.ok && events.value.at(-1)).toMatchObject({ type: 'MemberErased', memberId: woman(4) });
	});
});

describe('sharing the profit', () => {
	test('each sees her part before the circle says yes; never more than there is', async () => {
		await meet();
		const profit = new DividendView(meeting);
		await profit.open();
		expect(profit.surplus).toBe(rupees(1940));
		profit.choose('equal');
		profit.entered.change(rupees(2000));
		expect(profit.amountRefusal?.text).toContain('one thousand nine hundred forty rupees');
		profit.entered.change(rupees(605));
		profit.amountIsRight();
		// 605 / 6 = 100.83: 100 for each, 5 stay.
		expect([profit.partOf(woman(1)), profit.given, profit.stays]).toEqual([100, 600, 5].map(rupees));
		profit.partsAreRight();
		for (const number of [1, 2]) profit.circle.toggle(woman(number));
		expect(await profit.write()).toBe(true);
		expect([book.box, profit.surplus]).toEqual([rupees(980), rupees(1340)]);
	});

	test('to the savings nothing leaves the box', async () => {
		await meet();
		const profit = new DividendView(meeting);
		await profit.open();
		profit.choose('bySavings');
		profit.entered.change(rupees(60));
		profit.payTo('savings');
		for (const number of [1, 2]) profit.circle.toggle(woman(number));
		await profit.write();
		expect(book.box).toBe(rupees(1580));
		expect(book.state.balances.get(`savings/${woman(1)}/regular` as never)).toBe(-5000);
	});
});

test('the group’s own screen names who does what, and has no fault', async () => {
	draw(Group);
	expect(screen.getByRole('button', { name: /president/ })).toBeVisible();
	expect(await faults()).toEqual([]);
	await press('share the profit');
	expect(goto).toHaveBeenCalledWith('/group/profit');
});
