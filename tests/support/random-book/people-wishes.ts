import { addDays, type BankAccountId } from '#kernel';
import {
	buyInFor,
	savingInterest,
	sharedParts,
	shareOut,
	surplusNow,
	type Command,
	type ConstitutionWritten
} from '#group';
import { fewestPieces, money } from '#money';
import type { Asked, Wishes } from './asked.ts';
import { woman } from './rules.ts';

/** Women who join and leave, offices, consent, rules, profit that is shared. */
export const peopleWishes = {
	/** She pays what the rules ask of her, or nothing; a bold wish brings more women than a group may have. */
	join: (asked) => {
		const place = asked.state.members.size;
		const women = asked.bold ? Math.max(1, 21 - asked.memberIds.length) : 1;
		return Array.from({ length: women }, (_, next) => joining(asked, place + next));
	},
	/** Three stay, so that there is a group. */
	leave: (asked) => {
		if (asked.memberIds.length <= 3 && !asked.bold) return [];
		const isPart = asked.once(2, 1);
		return [
			{
				type: 'LeaveGroup',
				on: asked.on,
				memberId: asked.memberId,
				reason: asked.one(['moved', 'wish', 'death', 'excluded'] as const) ?? 'wish',
				...(isPart && { paidNow: money(100 * (asked.number(2) % 20)) }),
				agreedBy: asked.agreedBy,
				...asked.via
			}
		];
	},
	payable: (asked: Asked): readonly Command[] => {
		const women = [...asked.state.members.keys()].filter((who) => asked.held(`payable/${who}`) > 0);
		if (women.length === 0 && !asked.bold) return peopleWishes.leave(asked);
		const memberId = asked.one(women) ?? asked.memberId;
		const most = Math.min(asked.held(`payable/${memberId}`), asked.money);
		return [{ type: 'PayPayable', on: asked.on, memberId, amount: asked.amount(most), ...asked.via }];
	},
	/** What the rules give, or to a bold one nothing else. */
	savingInterest: ({ state, on, bold, memberId }) => {
		const earned = state.journal === null ? null : savingInterest(state, state.journal, on);
		const more = bold ? [{ memberId, fund: 'voluntary' as const, amount: money(100) }] : [];
		return [{ type: 'CreditSavingInterest', on, parts: [...(earned?.parts ?? []), ...more] }];
	},
	dividend: (asked) => {
		const rule =
			asked.one(
				[
					'equal',
					'bySavings',
					'byShares',
					'bySavingMonths',
					'bySavingMeetings',
					'interestBack',
					'mixed'
				] as const,
				1
			) ?? 'equal';
		const weights = { equal: asked.bold ? 50 : 40, bySavings: 35, interestBack: 25 };
		const mixed: { weights?: typeof weights } = rule === 'mixed' ? { weights } : {};
		const to = asked.one(['box', 'savings'] as const, 2) ?? 'box';
		const most = Math.max(0, surplusNow(asked.state));
		const amount = asked.amount(to === 'box' ? Math.min(most, asked.held('box')) : most);
		const shown = sharedParts(asked.state, asked.on, rule, mixed.weights, amount, to === 'box');
		const parts = shown.ok ? [...shown.value.parts] : [];
		const { on, agreedBy } = asked;
		return [{ type: 'PayDividend', on, rule, ...mixed, amount, to, parts, agreedBy } satisfies Command];
	},
	/** The box seldom holds all: mostly what it does not hold is netted. A bold wish gives one woman more, or asks too high a rate. */
	shareOut: (asked: Asked): readonly Command[] => {
		if (asked.rules.kind !== 'vsla' && !asked.bold) return peopleWishes.dividend(asked);
		const { on, memberIds: agreedBy } = asked;
		const rules = [
			'bySavings',
			'bySavings',
			'equal',
			'bySavingMonths',
			'bySavingMeetings',
			'interestBack'
		] as const;
		const atRate = asked.bold ? !asked.once(4, 7) : asked.once(5, 7);
		const rate = { percent: asked.bold ? '90' : '1', taxPercent: '10' };
		const terms = {
			...(atRate ? { rule: 'fixedRate' as const, rate } : { rule: asked.one(rules, 1) ?? 'bySavings' }),
			basis: asked.one(['netted', 'netted', 'whole'] as const, 2) ?? 'netted',
			...(asked.once(4, 3) && { unit: money(1000) })
		};
		// Some count the box first, and round to its notes; a bold one counts none.
		const byNotes = asked.once(4, 8) && !(asked.bold && atRate) ? ({ byNotes: true } as const) : {};
		const { currency } = asked.state;
		const pieces = new Map(
			fewestPieces(money(asked.held('box')), currency).map(({ piece, count }) => [piece, count])
		);
		const counted: readonly Command[] =
			'byNotes' in byNotes && !asked.bold ? [{ type: 'CountCash', on, pieces }] : [];
		const notes =
			'byNotes' in byNotes
				? { notes: Object.fromEntries([...pieces].map(([piece, count]) => [String(piece), count])) }
				: {};
		const shown = shareOut(asked.state, on, { ...terms, ...notes });
		const rows = shown.ok ? shown.value.rows : [];
		const parts = rows.map(({ memberId, part }, place) => ({
			memberId,
			amount: money(part + (asked.bold && place === 0 && asked.once(2, 4) ? 100 : 0))
		}));
		const saver = asked.one(rows, 5);
		const most = saver?.payout ?? 0;
		const kept = money(asked.bold ? most + 100 : most - (most % 100));
		const isKept = kept > 0 && (asked.bold || asked.once(3, 6));
		const keep = saver !== undefined && isKept ? [{ memberId: saver.memberId, amount: kept }] : [];
		return [...counted, { type: 'ShareOutCycle', on, ...terms, ...byNotes, parts, keep, agreedBy }];
	},
	/** Quorum and officers stay within what is there; a bold wish dates them ahead. */
	rules: (asked) => {
		const constitution = asked.one(asked.laterRules) as ConstitutionWritten;
		const on = asked.bold ? addDays(asked.on, 1 + (asked.number(2) % 40)) : asked.on;
		return [{ type: 'ChangeRules', on, constitution, agreedBy: asked.agreedBy }];
	},
	office: (asked) => [
		{
			type: 'GiveOffice',
			on: asked.on,
			memberId: asked.memberId,
			office: asked.one(['president', 'secretary', 'treasurer', 'writer', 'keyHolder'] as const) ?? 'writer',
			agreedBy: asked.agreedBy,
			...(asked.once(4, 1) && { until: addDays(asked.on, asked.once(3, 2) ? -1 : 200) })
		}
	],
	consent: (asked) => [
		{
			type: 'GiveConsent',
			on: asked.on,
			memberId: asked.memberId,
			notice: 'v1',
			language: 'hi',
			scope: asked.once(2, 1) ? ['name', 'photo'] : ['shareWithNgo']
		},
		// Of four names: one that another woman has is among them now and then.
		...(asked.once(3, 2)
			? [
					{
						type: 'NameMember',
						on: asked.on,
						memberId: asked.memberId,
						name: String(asked.number(3) % 4).repeat(64),
						...(asked.state.openMeeting === null && !asked.bold ? { approvedBy: asked.agreedBy } : {})
					} satisfies Command
				]
			: [])
	],
	unconsent: (asked: Asked): readonly Command[] => {
		const given = [...asked.state.members.values()].filter((member) => member.consents.length > 0);
		if (given.length === 0 && !asked.bold) return peopleWishes.consent(asked);
		const memberId = asked.one(given)?.memberId ?? asked.memberId;
		return [
			{
				type: 'WithdrawConsent',
				on: asked.on,
				memberId,
				...(asked.once(2, 1) && { scope: ['photo' as const] })
			}
		];
	},
	erase: (asked) => [{ type: 'NoteErasure', on: asked.on, memberId: asked.memberId }],
	account: (asked) => [
		{
			type: 'OpenBankAccount',
			on: asked.on,
			bankAccountId: (asked.bold ? 'b1' : `b${asked.place + 2}`) as BankAccountId,
			bank: 'Gramin Bank',
			branch: 'Block road',
			lastFour: '4321'
		}
	],
	resolve: (asked) => [
		{
			type: 'PassResolution',
			on: asked.on,
			kind: 'bankLoan',
			...(asked.once(2, 1) && { text: 'We ask the bank for a loan' }),
			agreedBy: asked.agreedBy.slice(0, 1 + (asked.number(2) % 4))
		}
	]
} satisfies Wishes;

/** Where each woman has her own amount she says hers, or forgets it. */
function joining(asked: Asked, place: number): Command {
	const buyIn = asked.once(3, 1) ? null : buyInFor(asked.state, asked.on);
	const saving = asked.once(6, 2) ? null : money(1000 * (1 + (asked.number(3 + place) % 5)));
	return {
		type: 'AddMember',
		on: asked.on,
		memberId: woman(place),
		number: place + 1,
		symbol: `s${place + 1}`,
		buyIn,
		saving,
		agreedBy: asked.memberIds
	};
}
