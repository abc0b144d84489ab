import type { MemberId } from '#kernel';
import { add, sum, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { BookEntry } from '#session/correction-entries.ts';
import type { MeetingNow, MoneyKind, SheetRow } from '#reports';
import { pictureOf, type EntryPicture } from '#session/entry-pictures.ts';

/** Who did what at a meeting, as pictures. */
export interface MeetingMove {
	readonly key: string;
	/** Null for what the group did as a whole. */
	readonly memberId: MemberId | null;
	readonly parts: readonly MovePart[];
	/** Lines that were corrected since: they stand struck beside what counts. */
	readonly was: readonly BookEntry[];
}

/** A picture with notes; without money a picture with its word. */
export interface MovePart {
	readonly icon: IconName;
	readonly label: MessageKey;
	/** Minor units. */
	readonly amount: Money;
	/** Set against what she owed, or left for the next cycle, as she left or a cycle was shared out: nothing went through the box. */
	readonly isSettled?: true;
}

/** The women in the order of their numbers, then what is no member's own. @param struck lines that were corrected since */
export function movesOf(sheet: MeetingNow, struck: readonly BookEntry[] = []): readonly MeetingMove[] {
	const others = [...sheet.in, ...sheet.out].flatMap(
		({ kind, category, box, bank }): readonly Omit<MeetingMove, 'was'>[] => {
			const picture = pictures[kind];
			// What goes between box and bank is a line on both sides.
			const isOtherSide = betweenBoxAndBank.has(kind) && box === 0;
			if (picture === undefined || isOtherSide) return [];
			const amount = add(box, bank);
			return [{ key: `${kind} ${category ?? ''}`, memberId: null, parts: [{ ...picture, amount }] }];
		}
	);
	const struckOf = (whose: MemberId | null) => struck.filter(({ memberId }) => memberId === whose);
	// Between meetings nobody is asked who came: who did nothing has no row.
	const isDesk = sheet.kind === 'desk';
	const women = sheet.rows.flatMap((row) => {
		const move = { ...hers(row), was: struckOf(row.memberId) };
		const didNothing = move.parts.every(({ amount }) => amount === 0);
		return isDesk && didNothing && move.was.length === 0 ? [] : [move];
	});
	return [...women, ...withStruck(others, struckOf(null))];
}

/** Each line of the group that was corrected stands beside what is of its kind, once; what has none there is a row of its own. */
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

/** The picture of a woman who moved no money: how she was marked. */
function without(attendance: SheetRow['attendance']): MovePart {
	if (attendance === null) return { icon: 'faces', label: 'code.attendance-unmarked', amount: zero };
	const isAway = attendance === 'absent' || attendance === 'excused';
	return isAway
		? { icon: 'empty-mat', label: 'member.not-here', amount: zero }
		: { icon: 'woman-on-mat', label: 'member.nothing', amount: zero };
}

const betweenBoxAndBank: ReadonlySet<MoneyKind> = new Set<MoneyKind>(['fromBank', 'toBank']);

/** What is no member's own. */
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
