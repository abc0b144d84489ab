import type { MemberId } from '#kernel';
import { activeMembers } from '#group';
import { balancesOf, printedBookId, printedHead, spreadBalances, type BalanceShare } from '#app';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import type { BookReading } from '../read-pages.ts';
import type { PrintSigner } from './print-proof.ts';

/**
 * What the page of each woman holds of the balances of all (ADR 0092). None in practice, of a copy, and before the first record;
 * nor while entries are in no record yet: their head would be another one tomorrow.
 */
export async function slipShares(
	{ parts }: AppState,
	{ cover }: BookView,
	{ state, events, history }: BookReading,
	keys: ReturnType<PrintSigner['groupKeysOf']>
): Promise<ReadonlyMap<MemberId, BalanceShare>> {
	const { hashes } = history;
	const isAtHead = events.length === history.events.length && hashes.length > 0;
	if (keys === null || cover.practice || !isAtHead) return new Map();
	const women = [...activeMembers(state)].sort((one, other) => one.number - other.number);
	const page = { book: await printedBookId(cover.book, parts.vault), head: printedHead(hashes.at(-1)) };
	const shares = await spreadBalances(balancesOf(state), page, women.length, keys, parts.vault);
	return new Map(
		women.flatMap(({ memberId }, place) => {
			const share = shares?.[place];
			return share === undefined ? [] : [[memberId, share] as const];
		})
	);
}
