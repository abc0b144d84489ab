import type { EventType } from '#group';
import type { IconName, MessageKey } from '#i18n';
import {
	assetThings,
	expenseCategories,
	feeCategories,
	heldPurposes,
	incomeCategories,
	socialReasons,
	type CodeList
} from '#ui/codes.ts';
import { pictureOf } from './entry-pictures.ts';

/** Kinds of money other than saving, loans and fines, in the order of the screen: in, then out. */
export const otherKindsIn = ['fee', 'income', 'socialIn', 'heldIn', 'sale'] as const;
export const otherKindsOut = ['expense', 'socialOut', 'heldOut', 'withdrawal', 'purchase'] as const;
export type OtherKind = (typeof otherKindsIn)[number] | (typeof otherKindsOut)[number];

/** Questions of an entry: source fund, member, purpose, her fund, all or part of a thing, amount. */
export type OtherStep = 'pot' | 'who' | 'what' | 'fund' | 'part' | 'amount';

interface KindOfMoney {
	readonly icon: IconName;
	readonly words: MessageKey;
	readonly side: 'in' | 'out';
	readonly steps: readonly OtherStep[];
	/** Codes of the purpose; empty if it is not asked. */
	readonly list: AnyCodes;
	/** Type of the entry. */
	readonly event: EventType;
	/** The member whose name is spoken in the question. */
	readonly whatPrompt: MessageKey;
}

type AnyCodes = Pick<CodeList<string>, 'codes' | 'art' | 'wordsFor'>;

const nothing: AnyCodes = { codes: [], art: {}, wordsFor: () => null };

export const otherKinds: Readonly<Record<OtherKind, KindOfMoney>> = {
	fee: {
		...becomes('FeePaid'),
		side: 'in',
		steps: ['what', 'who', 'amount'],
		list: feeCategories,
		whatPrompt: 'meeting.other-what-prompt-in'
	},
	income: {
		...becomes('IncomeReceived'),
		side: 'in',
		steps: ['what', 'amount'],
		list: incomeCategories,
		whatPrompt: 'meeting.other-what-prompt-in'
	},
	socialIn: {
		...becomes('SocialFundPaidIn'),
		side: 'in',
		steps: ['who', 'amount'],
		list: nothing,
		whatPrompt: 'meeting.other-what-prompt-in'
	},
	heldIn: {
		...becomes('CollectedForOthers'),
		side: 'in',
		steps: ['what', 'who', 'amount'],
		list: heldPurposes,
		whatPrompt: 'meeting.other-what-prompt-held'
	},
	sale: {
		...becomes('AssetSold'),
		side: 'in',
		steps: ['what', 'part', 'amount'],
		list: assetThings,
		whatPrompt: 'meeting.other-what-prompt-sold'
	},
	expense: {
		...becomes('ExpensePaid'),
		side: 'out',
		steps: ['what', 'amount'],
		list: expenseCategories,
		whatPrompt: 'meeting.other-what-prompt-out'
	},
	socialOut: {
		...becomes('SocialFundPaidOut'),
		side: 'out',
		steps: ['pot', 'who', 'what', 'amount'],
		list: socialReasons,
		whatPrompt: 'meeting.other-what-prompt-help'
	},
	heldOut: {
		// It has its own flow, because the money is of several members.
		...becomes('HandedToOthers'),
		side: 'out',
		steps: [],
		list: heldPurposes,
		whatPrompt: 'meeting.other-what-prompt-handed'
	},
	withdrawal: {
		...becomes('SavingWithdrawn'),
		side: 'out',
		steps: ['who', 'fund', 'amount'],
		list: nothing,
		whatPrompt: 'meeting.other-fund-prompt'
	},
	purchase: {
		...becomes('AssetBought'),
		side: 'out',
		steps: ['what', 'amount'],
		list: assetThings,
		whatPrompt: 'meeting.other-what-prompt-bought'
	}
};

/** Event type with its usual name and picture. */
function becomes(event: EventType): Pick<KindOfMoney, 'icon' | 'words' | 'event'> {
	const { icon, label } = pictureOf(event);
	return { event, icon, words: label };
}

const kindsInOrder: readonly OtherKind[] = [...otherKindsIn, ...otherKindsOut];

/** Kind of money of an entry; undefined for saving, loans, fines, bank and outside money. */
export function otherKindOf(type: EventType): OtherKind | undefined {
	return kindsInOrder.find((kind) => otherKinds[kind].event === type);
}
