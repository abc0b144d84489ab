import { descriptionIn, type DescribedField, type GroupEvent, type GroupState } from '#group';
import type { MessageKey } from '#i18n';

/** A printed detail of a group that staff may type in. */
export interface FormField {
	readonly field: DescribedField;
	readonly label: MessageKey;
	/** The value in the book; null if it has none. */
	readonly said: string | null;
	/** True if forms leave a blank where it is missing. */
	readonly isPrinted: boolean;
}

type Labels = readonly (readonly [field: DescribedField, label: MessageKey, isPrinted: boolean])[];

const ofIndia: Labels = [
	['village', 'setup.village', true],
	['street', 'dossier.street', false],
	['panchayat', 'setup.panchayat', true],
	['block', 'setup.block', true],
	['district', 'setup.district', true],
	['state', 'setup.state', true],
	['pin', 'setup.pin', true],
	['nrlm', 'dossier.nrlm-code', true],
	['federation', 'dossier.federation-code', false]
];

/** Fields of a group of Nepal, which has no block, PIN or code of India. */
const ofNepal: Labels = [
	['village', 'setup.village', true],
	['street', 'dossier.street', false],
	['panchayat', 'bank.file-municipality', true],
	['block', 'dossier.ward', true],
	['district', 'dossier.district', true],
	['state', 'bank.file-province', true],
	['federation', 'dossier.federation-code', false]
];

/** Fields of the account that the papers name. */
const ofAccount: Labels = [
	['branch', 'bank.branch', true],
	['lastFour', 'bank.account-last-four', true]
];

/**
 * Returns the details printed on bank papers beside the figures, in the order in which they are asked. Father, husband and age of a
 * member are left out, because she writes them by hand.
 */
export function formFields(
	events: readonly GroupEvent[],
	{ bankAccounts, currency }: Pick<GroupState, 'bankAccounts' | 'currency'>
): readonly FormField[] {
	const isNepal = currency === 'NPR';
	const [account] = bankAccounts.values();
	const { place, codes } = descriptionIn(events);
	const known: Readonly<Partial<Record<DescribedField, string | null | undefined>>> = {
		...place,
		...codes,
		...account
	};
	const ifsc: Labels = isNepal ? [] : [['ifsc', 'bank.file-ifsc', true]];
	return [...(isNepal ? ofNepal : ofIndia), ...(account === undefined ? [] : [...ofAccount, ...ifsc])].map(
		([field, label, isPrinted]) => ({ field, label, said: known[field] ?? null, isPrinted })
	);
}
