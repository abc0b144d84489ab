import type { GroupEvent } from '#group';
import type { IconName, MessageKey } from '#i18n';
import { entryNames } from '#papers/entry-names.ts';
import {
	assetThings,
	expenseCategories,
	feeCategories,
	incomeCategories,
	socialReasons,
	type CodeList
} from '#ui/codes.ts';

/** Money beside saving, loans and fines, in the order of the screen: what comes in, then what goes out. */
export const otherKindsIn = ['fee', 'income', 'socialIn', 'sale'] as const;
export const otherKindsOut = ['expense', 'socialOut', 'withdrawal', 'purchase'] as const;
export type OtherKind = (typeof otherKindsIn)[number] | (typeof otherKindsOut)[number];

/** What is asked on the way: whose money, what it is for, which of her funds, of a thing whether all of it went, how much. */
export type OtherStep = 'who' | 'what' | 'fund' | 'part' | 'amount';

interface KindOfMoney {
	readonly icon: IconName;
	readonly words: MessageKey;
	readonly side: 'in' | 'out';
	readonly steps: readonly OtherStep[];
	/** Codes that say what it is for; empty where nothing is asked. */
	readonly list: AnyCodes;
	/** The entry that it becomes. */
	readonly event: GroupEvent['type'];
	/** Whom it is asked for aloud. */
	readonly whatPrompt: MessageKey;
}

type AnyCodes = Pick<CodeList<string>, 'codes' | 'art' | 'wordsFor'>;

const nothing: AnyCodes = { codes: [], art: {}, wordsFor: () => null };

export const otherKinds: Readonly<Record<OtherKind, KindOfMoney>> = {
	fee: {
		icon: 'receipt',
		words: entryNames.FeePaid,
		side: 'in',
		steps: ['what', 'who', 'amount'],
		list: feeCategories,
		event: 'FeePaid',
		whatPrompt: 'meeting.other-what-prompt-in'
	},
	income: {
		icon: 'coins',
		words: entryNames.IncomeReceived,
		side: 'in',
		steps: ['what', 'amount'],
		list: incomeCategories,
		event: 'IncomeReceived',
		whatPrompt: 'meeting.other-what-prompt-in'
	},
	socialIn: {
		icon: 'social-pot',
		words: entryNames.SocialFundPaidIn,
		side: 'in',
		steps: ['who', 'amount'],
		list: nothing,
		event: 'SocialFundPaidIn',
		whatPrompt: 'meeting.other-what-prompt-in'
	},
	sale: {
		icon: 'tag',
		words: entryNames.AssetSold,
		side: 'in',
		steps: ['what', 'part', 'amount'],
		list: assetThings,
		event: 'AssetSold',
		whatPrompt: 'meeting.other-what-prompt-sold'
	},
	expense: {
		icon: 'money-spent',
		words: entryNames.ExpensePaid,
		side: 'out',
		steps: ['what', 'amount'],
		list: expenseCategories,
		event: 'ExpensePaid',
		whatPrompt: 'meeting.other-what-prompt-out'
	},
	socialOut: {
		icon: 'social-pot',
		words: entryNames.SocialFundPaidOut,
		side: 'out',
		steps: ['who', 'what', 'amount'],
		list: socialReasons,
		event: 'SocialFundPaidOut',
		whatPrompt: 'meeting.other-what-prompt-help'
	},
	withdrawal: {
		icon: 'gullak-out',
		words: entryNames.SavingWithdrawn,
		side: 'out',
		steps: ['who', 'fund', 'amount'],
		list: nothing,
		event: 'SavingWithdrawn',
		whatPrompt: 'meeting.other-fund-prompt'
	},
	purchase: {
		icon: 'bag',
		words: entryNames.AssetBought,
		side: 'out',
		steps: ['what', 'amount'],
		list: assetThings,
		event: 'AssetBought',
		whatPrompt: 'meeting.other-what-prompt-bought'
	}
};

const kindsInOrder: readonly OtherKind[] = [...otherKindsIn, ...otherKindsOut];

/** Which kind of money an entry is; undefined for saving, loans, fines, bank and outside money. */
export function otherKindOf(type: GroupEvent['type']): OtherKind | undefined {
	return kindsInOrder.find((kind) => otherKinds[kind].event === type);
}
