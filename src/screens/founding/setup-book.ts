import { oneLine, type BankAccountId, type MemberId } from '#kernel';
import type { Command, FoundGroup } from '#group';
import type { NewBook } from '#app';
import type { SetupDraft } from './setup-draft.svelte.ts';

/** Builds the book from the answers. */
export function newBookOf(draft: SetupDraft, newId: () => string): NewBook {
	const accounts = draft.banks
		.filter(({ name }) => oneLine(name, 80) !== '')
		.map((bank) => ({ ...bank, bankAccountId: newId() as BankAccountId }));
	return {
		book: draft.book ?? undefined,
		currency: draft.currency,
		practice: false,
		cover: { symbol: draft.coverSymbol, colour: draft.coverColour },
		commands: [founding(draft), ...bankAccounts(draft, accounts), ...opening(draft, accounts)],
		names: new Map<MemberId, string>(
			draft.members
				.map(({ memberId, name }) => [memberId, oneLine(name, 60)] as const)
				.filter(([, name]) => name !== '')
		),
		codes: draft.codes
	};
}

function founding(draft: SetupDraft): FoundGroup {
	const place = filled(draft.where);
	return {
		type: 'FoundGroup',
		on: draft.day,
		name: draft.name.trim(),
		...(Object.keys(place).length > 0 && { place }),
		constitution: draft.constitution,
		members: draft.members
			.map(({ memberId, number, symbol }) => ({ memberId, number, symbol }))
			.sort((one, other) => one.number - other.number),
		offices: draft.offices
	};
}

type Account = SetupDraft['banks'][number] & { readonly bankAccountId: BankAccountId };

function bankAccounts({ day }: SetupDraft, accounts: readonly Account[]): readonly Command[] {
	return accounts.map(({ bankAccountId, name, ...about }) => {
		const { branch, lastFour } = filled({ branch: about.branch, lastFour: about.lastFour });
		return {
			type: 'OpenBankAccount',
			on: day,
			bankAccountId,
			bank: name.trim(),
			...(branch !== undefined && { branch }),
			...(lastFour !== undefined && { lastFour })
		};
	});
}

function opening(draft: SetupDraft, bank: readonly Account[]): readonly Command[] {
	if (draft.fromPaper !== true) return [];
	const { day, percent, method, period, every } = draft;
	const terms = { percentPerMonth: percent, method, period, instalments: 1 };
	const members = draft.members.map(({ memberId }) => memberId);
	const balances = draft.sheet.balances(members, {
		bank,
		day,
		terms,
		meets: every,
		fund: draft.inShares ? 'shares' : 'regular'
	});
	const { pages } = draft;
	const fromPages =
		pages === null
			? {}
			: { seenBy: [...draft.agreed.women], fromPages: { pages: pages.pages, on: pages.day } };
	return [{ type: 'EnterOpeningBalances', on: day, balances: { ...balances, ...fromPages } }];
}

/** Trimmed texts, without empty ones. */
function filled<Name extends string>(texts: Readonly<Record<Name, string>>): Partial<Record<Name, string>> {
	const kept = Object.entries<string>(texts)
		.map(([name, text]) => [name, oneLine(text, 80)] as const)
		.filter(([, text]) => text !== '');
	return Object.fromEntries(kept) as Partial<Record<Name, string>>;
}
