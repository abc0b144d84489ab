import type { MemberId } from '#kernel';
import { add, sum, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { BookEntry } from '#session/correction-entries.ts';
import type { MeetingNow, MoneyKind, SheetRow } from '#reports';
import { pictureOf, type EntryPicture } from '#session/entry-pictures.ts';

/** The entries of one member at a meeting, as icons. */
export interface MeetingMove {
	readonly key: string;
	/** Null for entries of the whole group. */
	readonly memberId: MemberId | null;
	readonly parts: readonly MovePart[];
	/** Entries corrected since: shown struck through beside the valid ones. */
	readonly was: readonly BookEntry[];
}

/** An icon with notes, or with a word if no money moved. */
export interface MovePart {
	readonly icon: IconName;
	readonly label: MessageKey;
	/** Minor units. */
	readonly amount: Money;
	/** True if it was offset against a debt or left for the next cycle (settlement, share-out): nothing went through the box. */
	readonly isSettled?: true;
}

/** Rows of the women by number, then of the group. @param struck entries that were corrected since */
export function movesOf(sheet: MeetingNow, struck: readonly BookEntry[] = []): readonly MeetingMove[] {
	const others = [...sheet.in, ...sheet.out].flatMap(
		({ kind, category, box, bank }): readonly Omit<MeetingMove, 'was'>[] => {
			const picture = pictures[kind];
			// A trip between box and bank has an entry on both sides.
			const isOtherSide = betweenBoxAndBank.has(kind) && box === 0;
			if (picture === undefined || isOtherSide) return [];
			const amount = add(box, bank);
			return [{ key: `${kind} ${category ?? ''}`, memberId: null, parts: [{ ...picture, amount }] }];
		}
	);
	const struckOf = (whose: MemberId | null) => struck.filter(({ memberId }) => memberId === whose);
	// The desk has no attendance: a woman without an entry has no row.
	const isDesk = sheet.kind === 'desk';
	const women = sheet.rows.flatMap((row) => {
		const move = { ...hers(row), was: struckOf(row.memberId) };
		const didNothing = move.parts.every(({ amount }) => amount === 0);
		return isDesk && didNothing && move.was.length === 0 ? [] : [move];
	});
	return [...women, ...withStruck(others, struckOf(null))];
}

/** Adds each corrected entry of the group to the first row of its kind; others get a row of their own. */
function withStruck(
	moves: readonly Omit<MeetingMove, 'was'>[],
	struck: readonly BookEntry[]
): readonly MeetingMove[] {
	const labels = new Set<MessageKey>();
	const beside = moves.map((move) => {
		const labelsHere = move.parts.map(({ label }) => label).filter((label) => !labels.has(label));
		for (const label of labelsHere) labels.add(label);
		return { ...move, was: struck.filter(({ label }) => labelsHere.includes(label)) };
	});
	const left = struck.filter(({ label }) => !labels.has(label));
	return left.length === 0 ? beside : [...beside, { key: 'struck', memberId: null, parts: [], was: left }];
}

function hers(row: MeetingNow['rows'][number]): Omit<MeetingMove, 'was'> {
	const { memberId, cash, settled } = row;
	const owed = settled === null ? [] : [settled.principalPaid, settled.interestPaid, settled.finesPaid];
	const moved: readonly MovePart[] = [
		{ icon: 'gullak-in', label: 'member.saved', amount: row.saved },
		{
			icon: 'box-in',
			label: 'member.paid-back',
			amount: sum([cash.principalPaid, cash.interestPaid, row.recovered])
		},
		{ icon: 'box-out', label: 'member.took-loan', amount: row.lent },
		{ ...pictureOf('FinePaid'), amount: cash.finesPaid },
		{ ...pictureOf('FeePaid'), amount: row.feesPaid },
		{ ...pictureOf('SocialFundPaidIn'), amount: row.socialFundPaid },
		{ ...pictureOf('CollectedForOthers'), amount: row.forOthers },
		{ ...pictureOf('HandedToOthers'), amount: row.handedOn },
		{ ...pictureOf('SavingWithdrawn'), amount: cash.withdrawn },
		{ ...pictureOf('SocialFundPaidOut'), amount: row.socialFundGot },
		{ ...pictureOf('DividendPaid'), label: 'member.was-paid', amount: row.paidOut },
		{ ...pictureOf('CycleSharedOut'), label: 'people.share-owed', amount: sum(owed), isSettled: true },
		{ icon: 'gullak-in', label: 'people.share-keep', amount: settled?.kept ?? zero, isSettled: true }
	];
	const parts = moved.filter(({ amount }) => amount > 0);
	return {
		key: String(row.number),
		memberId,
		parts: parts.length > 0 ? parts : [without(row.attendance)]
	};
}

/** Icon of a woman without money: her attendance. */
function without(attendance: SheetRow['attendance']): MovePart {
	if (attendance === null) return { icon: 'faces', label: 'code.attendance-unmarked', amount: zero };
	const isAway = attendance === 'absent' || attendance === 'excused';
	return isAway
		? { icon: 'empty-mat', label: 'member.not-here', amount: zero }
		: { icon: 'woman-on-mat', label: 'member.nothing', amount: zero };
}

const betweenBoxAndBank: ReadonlySet<MoneyKind> = new Set<MoneyKind>(['fromBank', 'toBank']);

/** Icons of the group's own entries. */
const pictures: Readonly<Partial<Record<MoneyKind, EntryPicture>>> = {
	income: pictureOf('IncomeReceived'),
	grant: pictureOf('GrantReceived'),
	revolvingFund: pictureOf('GrantReceived'),
	vulnerabilityFund: pictureOf('GrantReceived'),
	grantReturned: pictureOf('GrantReturned'),
	assetSold: pictureOf('AssetSold'),
	assetBought: pictureOf('AssetBought'),
	depositPlaced: pictureOf('DepositPlaced'),
	depositBack: pictureOf('DepositTakenBack'),
	expense: pictureOf('ExpensePaid'),
	fromBank: pictureOf('CashTakenFromBank'),
	toBank: pictureOf('CashTakenToBank'),
	bankInterest: pictureOf('BankInterestCredited'),
	bankCharge: pictureOf('BankCharged'),
	borrowingReceived: pictureOf('BorrowingReceived'),
	borrowingPrincipal: pictureOf('BorrowingRepaid'),
	borrowingInterest: pictureOf('BorrowingRepaid'),
	borrowingCharges: pictureOf('BorrowingCharged'),
	over: pictureOf('CashDifferenceAccepted'),
	short: pictureOf('CashDifferenceAccepted')
};
