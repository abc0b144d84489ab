import { present, type EventId, type LocalDate, type MemberId } from '#kernel';
import {
	accountLine,
	depositInterest,
	partsOfAccount,
	registerLine,
	rounding,
	rulesOn,
	type AccountParts,
	type Constitution,
	type EventType,
	type GroupDescription,
	type GroupState
} from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import type {
	AccountBook,
	AccountName,
	EntryMarks,
	MeetingName,
	MoneyKind,
	MoneyWhat,
	RowHead
} from '#reports';
import { codeWords } from './code-words.ts';
import { faceOf } from './face.ts';
import type { PaperCell, PaperRow, PaperWord } from './table-types.ts';
import { meetingName, moneyLabels } from './paper-data.ts';

/** Returns a member's name if this paper may show it. */
export type NameOf = (memberId: MemberId) => string | null;

/** Wording of members, accounts and entries in books of account. Names only if requested. */
export class BooksWords {
	readonly #state: GroupState;
	readonly #on: LocalDate;
	readonly #nameOf: NameOf;
	readonly #days: ReadonlyMap<EventId, LocalDate>;

	constructor({ state, rows, on }: AccountBook, nameOf: NameOf) {
		this.#state = state;
		this.#on = on;
		this.#nameOf = nameOf;
		this.#days = new Map(rows.map(({ head }) => [head.eventId, head.day]));
	}

	/** Returns a member by number as "3", or "3 Sunita" if names are shown. */
	who(number: number): string {
		const member = [...this.#state.members.values()].find((one) => one.number === number);
		return this.#whose(member?.memberId ?? null, number) ?? String(number);
	}

	/** Returns "1, 4, 7", or a dash for nobody. */
	all(numbers: readonly number[]): PaperCell {
		return { text: numbers.length === 0 ? '–' : numbers.map((number) => this.who(number)).join(', ') };
	}

	member(memberId: MemberId, number: number | null): PaperCell {
		return { text: this.#whose(memberId, number) ?? '?' };
	}

	/** Returns a member by id; rules may name a sum for a member who never joined. */
	memberById(memberId: MemberId): PaperCell {
		return this.member(memberId, this.#state.members.get(memberId)?.number ?? null);
	}

	get isNepal(): boolean {
		return this.#state.currency === 'NPR';
	}

	/** Rules in force on the day of the paper. */
	get rules(): Constitution {
		return present(rulesOn(this.#state, this.#on), 'a group has rules');
	}

	#whose(memberId: MemberId | null, number: number | null): string | undefined {
		if (memberId === null) return undefined;
		const name = this.#nameOf(memberId);
		return [number ?? '?', ...(name === null ? [] : [name])].join(' ');
	}

	/** Returns how a member is drawn, with her name if requested. */
	face(memberId: MemberId): MemberFace {
		return faceOf(this.#state, memberId, this.#nameOf(memberId));
	}

	account({ account, root, memberId, number }: AccountName): PaperCell {
		const parts = partsOfAccount(account);
		const words = [accountKey(root), ...wordsWithin(parts)];
		return { words, beside: this.#outside(parts) ?? this.#whose(memberId, number) };
	}

	/** Returns a bank account as entered by the group, such as "State Bank ··4321". */
	bank(id: string): string {
		const account = [...this.#state.bankAccounts.values()].find((one) => one.bankAccountId === id);
		if (account === undefined) return id;
		const { bank, branch, lastFour } = account;
		return [bank, ...(branch === null ? [] : [branch]), ...(lastFour === null ? [] : [`··${lastFour}`])].join(
			', '
		);
	}

	/** Returns the purpose of a sum; with the number of sums if several are combined. */
	sum(head: RowHead, what: MoneyWhat, times = 1): PaperCell {
		return this.#marked(head, this.#times(head, moneyWords(what), times));
	}

	entry(head: RowHead, times = 1): PaperCell {
		return this.#marked(head, this.#times(head, entryWords(head), times));
	}

	#times({ memberId, number }: RowHead, words: readonly PaperWord[], times: number): PaperCell {
		if (times > 1) return { line: [{ words }, { text: `× ${String(times)}` }] };
		return { words, beside: this.#whose(memberId, number) };
	}

	/** Returns the bank or lender of an account outside the group. */
	#outside({ bankAccountId, borrowingId }: AccountParts): string | undefined {
		if (bankAccountId !== null) return this.bank(bankAccountId);
		return borrowingId === null
			? undefined
			: (this.#state.borrowings.get(borrowingId)?.lender ?? borrowingId);
	}

	/** Appends the day of the correction, the day of the corrected line, and a mark for late lines. */
	#marked(head: RowHead, said: PaperCell): PaperCell {
		const marks: PaperCell[] = [];
		const [outBy, corrects] = [this.#dayOf(head.correctedBy), this.#dayOf(head.corrects)];
		if (outBy !== null) marks.push({ line: [{ words: ['account.corrected-on'] }, { day: outBy }] });
		if (corrects !== null) marks.push({ line: [{ words: ['account.corrects-line'] }, { day: corrects }] });
		if (head.late) marks.push({ words: ['paper.entered-late'] });
		if (marks.length === 0) return said;
		return { line: [said, ...marks.map((mark) => ({ below: mark }))] };
	}

	#dayOf(eventId: EventId | null): LocalDate | null {
		return eventId === null ? null : (this.#days.get(eventId) ?? null);
	}
}

/** Builds a row of a book, struck if the entry was corrected. */
export function plainRow(key: string, head: RowHead | null, cells: readonly PaperCell[]): PaperRow {
	return { key, kind: 'plain', cells, struck: head !== null && head.correctedBy !== null };
}

/**
 * Combines rows of one meeting with the same wording for different members, in the order of their first occurrence. Corrected
 * and correcting rows stay separate.
 */
export function putTogether<Row extends RowHead>(
	rows: readonly Row[],
	sayingOf: (row: Row) => string
): readonly (readonly [Row, ...Row[]])[] {
	const together = new Map<string, [Row, ...Row[]]>();
	for (const [place, row] of rows.entries()) {
		const alone = row.correctedBy !== null || row.corrects !== null || row.meeting === null;
		const meeting = `${row.day} ${row.meeting?.kind ?? ''} ${String(row.meeting?.number ?? '')}`;
		const key = alone ? String(place) : `${meeting} ${sayingOf(row)}`;
		const before = together.get(key);
		if (before === undefined) together.set(key, [row]);
		else before.push(row);
	}
	return [...together.values()];
}

export function meetingCell(head: RowHead | null): PaperCell {
	const meeting = head?.meeting ?? null;
	return meeting === null ? null : { text: meetingName(meeting.kind, meeting.number) };
}

export function moneyWords({ kind, category, corrected }: MoneyWhat): readonly PaperWord[] {
	const label = (of: MoneyKind): PaperWord => moneyLabels[of];
	const own: readonly PaperWord[] =
		kind === 'correction'
			? ['account.correction', ...(corrected === undefined ? [] : [label(corrected)])]
			: [label(kind)];
	return category === undefined ? own : [...own, anyCategoryWord(category)];
}

export function accountKey(root: string): MessageKey {
	return accountKeys[root] ?? 'paper.other';
}

const accountKeys: Readonly<Record<string, MessageKey>> = {
	box: 'account.account-box',
	bank: 'account.account-bank',
	loans: 'account.account-loans',
	assets: 'account.account-assets',
	deposits: 'account.account-deposits',
	savings: 'account.account-savings',
	'social-fund': 'account.account-social-fund',
	borrowings: 'account.account-borrowings',
	payable: 'account.account-payable',
	'held-for-others': 'account.account-held-for-others',
	'revolving-fund': 'paper.money-revolving-fund',
	grants: 'account.account-grants',
	surplus: 'account.surplus-account',
	interest: 'account.account-interest',
	fines: 'account.account-fines',
	fees: 'account.account-fees',
	'bank-interest': 'paper.money-bank-interest',
	recovered: 'account.account-recovered',
	'cash-over': 'account.account-cash-over',
	'other-income': 'account.account-other-income',
	'interest-paid': 'account.account-interest-paid',
	'bank-charges': 'paper.money-bank-charge',
	stationery: 'account.account-stationery',
	travel: 'account.account-travel',
	honorarium: 'account.account-honorarium',
	meetings: 'account.account-meetings',
	'loans-written-off': 'account.account-loans-written-off',
	'cash-short': 'account.account-cash-short',
	'savings-interest': 'account.entry-saving-interest',
	'other-expense': 'account.account-other-expense'
};

const fundKeys: Readonly<Record<string, MessageKey>> = {
	regular: 'account.fund-regular',
	voluntary: 'account.fund-voluntary',
	shares: 'account.fund-shares'
};

/** Returns the words of fund, source or category within an account. */
function wordsWithin({ root, fund, source, code }: AccountParts): readonly PaperWord[] {
	if (fund !== null) return [fundKeys[fund] ?? { as: fund }];
	if (source !== null) return source === 'own' ? [] : [codeWords.loanSources.word(source)];
	return code === null ? [] : [categoryWord(root, code)];
}

const categoryLists = {
	assets: codeWords.assetThings,
	deposits: codeWords.depositPlaces,
	fees: codeWords.feeCategories,
	'other-income': codeWords.incomeCategories,
	'other-expense': codeWords.expenseCategories,
	'held-for-others': codeWords.heldPurposes,
	'social-fund': { word: (): MessageKey => 'paper.money-vulnerability-fund' }
} as const;

function categoryWord(root: string, code: string): PaperWord {
	if (code === rounding) return 'account.rounding';
	if (code === depositInterest) return 'account.deposit-interest';
	const credited = root === 'other-income' ? codeWords.creditKinds.wordsFor(code) : null;
	return credited ?? categoryLists[root as keyof typeof categoryLists].word(code);
}

/** Looks in all lists, because a code has the same meaning in each. */
function anyCategoryWord(code: string): PaperWord {
	const words = Object.keys(categoryLists).map((root) => categoryWord(root, code));
	return words.find((word) => typeof word === 'string') ?? { as: code };
}

/** Returns the kind of an entry, as in "Saving" or "Correction: Saving". */
export function entryWords({ type, takesOut }: Pick<RowHead, 'type' | 'takesOut'>): readonly PaperWord[] {
	return takesOut === null ? [entryKey(type)] : ['account.correction', entryKey(takesOut)];
}

/** Returns the name of an entry type that moves money between accounts. */
export function entryKey(type: EventType): MessageKey {
	return accountLine(type) ?? 'paper.other';
}

/** Such as "12, 24-11-2026". */
export function meetingOn(meeting: MeetingName): PaperCell {
	return { line: [meetingText(meeting), { day: meeting.day }] };
}

export function meetingText(meeting: Pick<MeetingName, 'kind' | 'number'> | null): PaperCell {
	return meeting === null ? null : { text: meetingName(meeting.kind, meeting.number) };
}

/** Returns the words of a reason from any list, because a code has the same meaning in each. */
export function reasonWord(code: string): PaperWord {
	const known =
		codeWords.correctionReasons.find(code) ??
		codeWords.writeOffReasons.find(code) ??
		codeWords.fineReasons.find(code) ??
		countReason(code);
	return known === null ? { as: code } : `code.reason-${known}`;
}

function countReason(code: string): 'counting' | 'notFound' | 'changeGiven' | null {
	return code === 'counting' || code === 'notFound' || code === 'changeGiven' ? code : null;
}

/** Returns the name of an entry type, including types that move no money. */
export function typeKey(type: EventType): MessageKey {
	return registerLine(type) ?? entryKey(type);
}

/** Returns the marks after an entry: corrected, replacement, entered late. */
export function marksOf({ correctedBy, corrects, late }: EntryMarks): readonly PaperCell[] {
	return [
		...(correctedBy === null ? [] : [bracket('register.struck-corrected')]),
		...(corrects === null ? [] : [bracket('paper.corrected')]),
		...(late ? [bracket('paper.entered-late')] : [])
	];
}

function bracket(key: MessageKey): PaperCell {
	return { line: [{ text: '–' }, { words: [key] }] };
}

/**
 * Returns the group's address on one line in the order of its country: in Nepal municipality and ward are joined ("Ishnath-4") and
 * there is no PIN. Empty if nothing is known.
 *
 * @param isNepal true for a book in Nepalese rupees
 */
export function addressLine(place: GroupDescription['place'] | null, isNepal: boolean): string {
	const { street, village, panchayat, block, district, state, pin } = place ?? {};
	const ofNepal = [street, village, joined([panchayat, block], '-'), district, state];
	return joined(isNepal ? ofNepal : [street, village, panchayat, block, district, state, pin], ', ');
}

const joined = (parts: readonly (string | undefined)[], by: string): string =>
	parts.filter((part) => part !== undefined && part !== '').join(by);
