import { err, ok, present, type BorrowingId, type EventId, type Result } from '#kernel';
import {
	belowZero,
	heldIn,
	post,
	reversalOf,
	type AccountCode,
	type JournalEntry,
	type Posting
} from '#ledger';
import { subtract } from '#money';
import { applyLegs } from '../apply.ts';
import { overpaidOn } from '../borrowing/borrowing.ts';
import { drawnAbovePower } from '../borrowing/cash-credit.ts';
import { chart, partsOfAccount } from '../chart.ts';
import type { GroupEvent } from '../event-types.ts';
import { appended, lineOf, type Journal, type JournalLine } from '../journal.ts';
import { entryFor } from '../kinds.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupDraft } from '../state.ts';
import { meetingRef } from '../state-draft.ts';
import { refold, takeFacts, type Facts } from './refold.ts';
import { tooSmall } from '../checks.ts';
import { fundLacks } from '../loans/fund-loans.ts';

type Named = GroupEvent & { readonly eventId: EventId };

/**
 * Records one half of a correction: the reversal of an entry of a sealed page, or its replacement. The postings are of today; charges, dues and
 * attendance are recomputed as if the entry had always been so (ledger law 6.5).
 *
 * @param next the event that follows: box and debts are checked after both halves
 */
export function correct(
	draft: GroupDraft,
	event: Named,
	next: GroupEvent | undefined,
	undoable: boolean
): Result<{ readonly event: Named; readonly entry: JournalEntry | null }, Rejection> {
	const journal = present(draft.journal, 'a correction is made with the whole book');
	const original = event.type === 'EventReversed' ? lineOf(journal, event.reverses) : null;
	const entry = legsOf(draft, event, original ?? null);
	const line: JournalLine = { event, entry, meeting: meetingRef(draft) };
	const after = appended(journal, line);
	const facts = refold(draft.currency, after);
	const isWhole = !(original && next?.corrects === original.event.eventId);
	const refused = isWhole
		? refuse(draft, {
				event: original?.event ?? event,
				entry,
				facts,
				journal: after,
				before: beforeBoth(journal, event)
			})
		: null;
	if (refused) return err(refused);
	applyLegs(draft, event, entry, undoable);
	takeFacts(draft, facts);
	Object.assign(draft, { justReversed: original ?? null, journal: after });
	return ok({ event, entry });
}

/** The journal before the correction; for a replacement, before its reversal. */
const beforeBoth = (journal: Journal, { corrects }: Named): Journal =>
	corrects === undefined ? journal : { ...journal, length: journal.length - 1 };

function legsOf(draft: GroupDraft, event: Named, original: JournalLine | null): JournalEntry | null {
	if (event.type !== 'EventReversed') return entryFor(draft, event);
	return original?.entry ? reversalOf(original.entry) : null;
}

/** Rejects a correction that overdraws the box, an account or a debt, once both halves are applied. */
function refuse(
	draft: GroupDraft,
	{
		event,
		entry,
		facts,
		journal,
		before: asItStood
	}: {
		/** The reversed entry or its replacement. */
		readonly event: GroupEvent;
		readonly entry: JournalEntry | null;
		readonly facts: Facts;
		readonly journal: Journal;
		/** The journal before both halves. */
		readonly before: Journal;
	}
): Rejection | null {
	const [before, after] = [new Map(draft.balances), new Map(draft.balances)];
	const original = draft.justReversed?.entry ?? null;
	if (original) post(before, original);
	if (entry) post(after, entry);
	const touched = [entry, original].flatMap((legs) => legs?.postings ?? []);
	const account = belowZero(
		after,
		chart,
		touched.map((leg) => leg.account)
	);
	if (account !== null) {
		const held = heldIn(before, chart, account);
		return tooSmall({ account, held, asked: subtract(held, heldIn(after, chart, account)) });
	}
	const left = fundLacks(before, after) ?? paidOutAlready(facts, after, touched);
	if (left) return left;
	const overpaid = [...facts.loans.values()].find((loan) => loan.outstanding < 0);
	if (overpaid !== undefined) return { type: 'MoreThanOwed', owed: overpaid.principal };
	return (
		refuseOverpaidLender(journal, new Set(touched.map((leg) => leg.account))) ??
		refuseDrawnAbove({ journal, facts }, factsOnce(draft.currency, asItStood), [
			...creditsIn(draft.justReversed?.event),
			...creditsIn(event)
		])
	);
}

/** Rejects a balance for a member who was settled, also from the cut-off sheet: nobody could pay it out. */
function paidOutAlready(
	{ members }: Facts,
	after: ReadonlyMap<AccountCode, number>,
	touched: readonly Posting[]
): Rejection | null {
	for (const { account } of touched) {
		const { root, memberId } = partsOfAccount(account);
		if (memberId === null || root === 'payable' || root === 'held-for-others') continue;
		const leftOn = members.get(memberId)?.leftOn ?? null;
		if (leftOn !== null && (after.get(account) ?? 0) !== 0)
			return { type: 'MemberHasLeft', memberId, leftOn };
	}
	return null;
}

/** Rejects a repayment above the debt, since a borrowing is not a guarded account (ledger law 5). */
function refuseOverpaidLender(journal: Journal, touched: ReadonlySet<AccountCode>): Rejection | null {
	for (const account of touched) {
		const { borrowingId } = partsOfAccount(account);
		const owed = borrowingId === null ? null : overpaidOn(journal, borrowingId);
		if (owed !== null) return { type: 'MoreThanOwed', owed };
	}
	return null;
}

function creditsIn(event: GroupEvent | undefined): readonly BorrowingId[] {
	if (event?.type === 'OpeningBalances') return (event.borrowings ?? []).map((line) => line.borrowingId);
	return event !== undefined && 'borrowingId' in event ? [event.borrowingId] : [];
}

/** Rejects a cash credit drawn above its drawing power on a day that was in order before. */
function refuseDrawnAbove(
	{ journal, facts: { borrowings } }: AsItStands,
	before: () => AsItStands,
	concerned: readonly BorrowingId[]
): Rejection | null {
	for (const id of concerned) {
		const credit = borrowings.get(id)?.cashCredit ?? null;
		if (credit === null) continue;
		const above = drawnAbovePower(id, { journal, credit }, () => {
			const stood = before();
			const known = stood.facts.borrowings.get(id)?.cashCredit ?? null;
			return known === null ? null : { journal: stood.journal, credit: known };
		});
		if (above !== null) return above;
	}
	return null;
}

interface AsItStands {
	readonly journal: Journal;
	readonly facts: Pick<Facts, 'borrowings'>;
}

/** Recomputes the facts lazily, since that is another fold. */
const factsOnce = (currency: GroupDraft['currency'], journal: Journal) => (): AsItStands => ({
	journal,
	facts: refold(currency, journal)
});
