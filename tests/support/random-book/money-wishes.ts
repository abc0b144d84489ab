import type { FineId } from '#kernel';
import {
	finesDueOf,
	fundOfRoll,
	depositsHeld,
	heldForPurpose,
	purposesHeld,
	proposedFines,
	type Command
} from '#group';
import { money } from '#money';
import type { Asked, Wishes } from './asked.ts';

/** Saving, fines, the social fund, fees, income, expenses, things. */
export const moneyWishes = {
	save: (asked) => {
		const { saving } = asked.rules;
		const fund =
			saving.voluntary === true && asked.once(2, 1) ? 'voluntary' : fundOfRoll(asked.state, asked.on);
		const shares = saving.mode === 'shares' && fund === 'shares' ? saving.shareValue : null;
		const amount = shares === null ? asked.amount(5000) : money(shares * (1 + (asked.number(2) % 2)));
		return [{ type: 'DepositSaving', on: asked.on, memberId: asked.memberId, fund, amount }];
	},
	withdraw: (asked) => {
		const { memberId, on, via } = asked;
		const funds = (['regular', 'voluntary', 'shares'] as const).filter(
			(fund) => asked.held(`savings/${memberId}/${fund}`) > 0
		);
		const fund = asked.bold ? 'voluntary' : (asked.one(funds) ?? 'regular');
		const has = Math.min(asked.held(`savings/${memberId}/${fund}`), asked.money);
		const { saving } = asked.rules;
		const amount = fund === 'shares' && saving.mode === 'shares' ? saving.shareValue : asked.amount(has);
		return [{ type: 'WithdrawSaving', on, memberId, fund, amount, ...via }];
	},
	askFines: (asked) =>
		proposedFines(asked.state).map((fine, step) => ({
			...fine,
			type: 'ImposeFine',
			on: asked.on,
			fineId: `f${asked.place}-${step}` as FineId
		})),
	fine: (asked) => [
		{
			type: 'ImposeFine',
			on: asked.on,
			fineId: `f${asked.place}` as FineId,
			memberId: asked.memberId,
			reason: 'quarrel',
			amount: asked.amount(2000)
		}
	],
	/** All that she owes, or a part; a bold one more. */
	payFines: (asked: Asked): readonly Command[] => {
		if (openFines(asked).length === 0 && !asked.bold) return moneyWishes.fine(asked);
		const due = (memberId: typeof asked.memberId) => finesDueOf(asked.state, memberId).total;
		const who = asked.one(asked.memberIds.filter((memberId) => due(memberId) > 0)) ?? asked.memberId;
		const amount = asked.once(2, 2) && due(who) > 0 ? due(who) : asked.amount(due(who));
		return [{ type: 'PayFines', on: asked.on, memberId: who, amount }];
	},
	forgive: (asked: Asked): readonly Command[] => {
		const open = openFines(asked);
		if (open.length === 0 && !asked.bold) return moneyWishes.fine(asked);
		const fine = asked.one(asked.bold ? [...asked.state.fines.values()] : open);
		const fineId = fine?.fineId ?? ('none' as FineId);
		return [{ type: 'ForgiveFine', on: asked.on, fineId, agreedBy: asked.agreedBy }];
	},
	fee: (asked) => [
		{
			type: 'PayFee',
			on: asked.on,
			memberId: asked.memberId,
			category: 'form',
			amount: asked.amount(1000),
			...asked.via
		}
	],
	income: (asked) => [
		{
			type: 'ReceiveIncome',
			on: asked.on,
			...(asked.once(2, 1) && { memberId: asked.memberId }),
			category: asked.once(2, 2) ? 'hire' : asked.once(4, 8) ? 'government' : 'scale',
			amount: asked.amount(6000),
			...asked.via
		}
	],
	spend: (asked) => [
		{
			type: 'PayExpense',
			on: asked.on,
			category: asked.one(['travel', 'stationery', 'honorarium', 'meetings', 'bank-charges', 'tea']) ?? 'tea',
			amount: asked.amount(Math.min(4000, asked.money)),
			...asked.via
		}
	],
	fundIn: (asked) => [
		{ type: 'PaySocialFund', on: asked.on, memberId: asked.memberId, amount: asked.amount(3000) }
	],
	fundOut: (asked) => [
		{
			type: 'SpendSocialFund',
			on: asked.on,
			memberId: asked.memberId,
			amount: asked.amount(Math.min(asked.held('social-fund'), asked.held('box'))),
			reason: 'illness',
			...(asked.held('social-fund/vulnerability') > 0 &&
				asked.once(2, 3) && { fund: 'vulnerabilityFund' as const }),
			agreedBy: asked.agreedBy
		}
	],
	heldIn: (asked) => [
		{
			type: 'CollectForOthers',
			on: asked.on,
			memberId: asked.memberId,
			purpose: asked.once(2, 6) ? 'accidentInsurance' : 'ticket',
			amount: asked.amount(2000),
			...asked.via
		}
	],
	/** All that is held for a purpose, or of some women; a bold one more than is held. */
	heldOut: (asked: Asked): readonly Command[] => {
		const purpose = asked.one([...purposesHeld(asked.state).keys()], 6);
		if (purpose === undefined && !asked.bold) return moneyWishes.heldIn(asked);
		const held = heldForPurpose(asked.state, purpose ?? 'ticket');
		const some = held.filter((_, place) => asked.once(2, 7) || place % 2 === 0);
		const of = asked.bold
			? [{ memberId: asked.memberId, amount: asked.amount(3000) }]
			: some.map((one) => ({ ...one, amount: asked.once(3, 8) ? asked.amount(one.amount) : one.amount }));
		if (asked.once(3, 5))
			return of.map((one) => ({
				type: 'ReturnHeld',
				on: asked.on,
				purpose: purpose ?? 'ticket',
				...one,
				...asked.via
			}));
		const reference = asked.paper;
		return [
			{
				type: 'HandToOthers',
				on: asked.on,
				purpose: purpose ?? 'ticket',
				of,
				...(asked.once(2, 4) && { reference }),
				...asked.via
			}
		];
	},
	/** Put in elsewhere, some of it back, interest on it, or its paper seen; a bold one asks for more than lies there. */
	deposit: (asked: Asked): readonly Command[] => {
		const deposit = asked.once(2, 9) ? 'fixedDeposit' : 'village';
		const held = depositsHeld(asked.state).get(deposit) ?? money(0);
		const [on, reference] = [asked.on, asked.paper];
		const what = held > 0 || asked.bold ? asked.one(['in', 'back', 'grew', 'seen'] as const, 10) : 'in';
		if (what === 'grew')
			return [{ type: 'CreditDeposit', on, deposit, amount: asked.amount(900), reference }];
		if (what === 'seen') return [{ type: 'SeeDeposit', on, deposit, balance: held, reference }];
		const amount = asked.amount(what === 'back' && !asked.bold ? Math.max(held, 100) : 4000);
		const type = what === 'back' ? 'TakeDepositBack' : 'PlaceDeposit';
		return [{ type, on, deposit, amount, ...(asked.once(2, 4) && { reference }), ...asked.via }];
	},
	buy: (asked) => [
		{
			type: 'BuyAsset',
			on: asked.on,
			thing: thingOf(asked),
			amount: asked.amount(Math.min(20_000, asked.money)),
			...asked.via
		}
	],
	sell: (asked: Asked): readonly Command[] => {
		const owned = ['scale', 'chair'].filter((thing) => asked.held(`assets/${thing}`) > 0);
		if (owned.length === 0 && !asked.bold) return moneyWishes.buy(asked);
		const thing = asked.one(owned, 4) ?? 'scale';
		const worth = asked.held(`assets/${thing}`);
		// Now and then a part of it, at its cost.
		const cost = worth > 100 && asked.once(3, 2) ? { cost: asked.amount(worth) } : {};
		return [{ type: 'SellAsset', on: asked.on, thing, amount: asked.amount(20_000), ...cost, ...asked.via }];
	}
} satisfies Wishes;

const openFines = ({ state }: Asked) =>
	[...state.fines.values()].filter((fine) => !fine.forgiven && fine.paid < fine.amount);
const thingOf = (asked: Asked): string => asked.one(['scale', 'chair'], 4) ?? 'scale';
