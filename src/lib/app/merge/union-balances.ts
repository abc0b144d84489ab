import { canonicalJson, err, ok, type Result } from '#kernel';
import { foldAdmitted, withId, type GroupEvent, type RefusedAt } from '#group';
import { post, type Balances } from '#ledger';
import type { CurrencyCode } from '#money';
import { setBesideIn, type Ordered, type OrderedRecord } from './one-order.ts';

/**
 * What stands on every account when each record of a union counts once, with the legs that it had where it was written. A sum: it is the
 * same in whatever order the records came. What two phones paid out twice is below zero here, and for people to look at. What two phones
 * settled of a third apart stands on the page of each, and is one entry.
 *
 * @returns signed minor units, debit positive; or where a line does not fold, which its own check refuses before
 */
export function unionBalances(
	{ lines }: Pick<Ordered<OrderedRecord>, 'lines'>,
	currency: CurrencyCode
): Result<Balances, RefusedAt> {
	const balances: Balances = new Map();
	// What stands of them was entered again by those who settled it.
	const counted = new Set<string>(setBesideOn(lines));
	const cameIn = new Map<string, ReadonlySet<string>[]>();
	for (const line of lines) {
		const pages = pagesById(line);
		const own: (readonly [string, ReadonlySet<string>])[] = [];
		const folded = foldAdmitted(
			line.flatMap((record) => record.events),
			currency,
			({ event, entry }) => {
				const page = pages.get(event.eventId ?? '');
				if (entry === null || page === undefined || counted.has(page.hash)) return;
				const entered = nameOf(event);
				if ((cameIn.get(entered) ?? []).some((set) => haveOne(set, page.setBeside))) return;
				post(balances, entry);
				if (page.setBeside.size > 0) own.push([entered, page.setBeside]);
			}
		);
		if (!folded.ok) return err(folded.error);
		for (const { hash } of line) counted.add(hash);
		for (const [entered, set] of own) cameIn.set(entered, [...(cameIn.get(entered) ?? []), set]);
	}
	return ok(balances);
}

/**
 * Pages that are beside the lines, each by a page that is not beside them itself: where two phones settled each other, what the first
 * entered again is beside with its page, and counts where it was written.
 */
function setBesideOn(lines: readonly (readonly OrderedRecord[])[]): readonly string[] {
	const settledBy = new Map<string, string[]>();
	for (const line of lines) {
		const own = new Set(line.map(({ hash }) => hash));
		for (const { hash: by, events } of line)
			for (const hash of setBesideIn(events))
				if (!own.has(hash)) settledBy.set(hash, [...(settledBy.get(hash) ?? []), by]);
	}
	const known = new Map<string, boolean>();
	const isBeside = (hash: string): boolean => {
		const before = known.get(hash);
		if (before !== undefined) return before;
		// No hash can name what comes after it; a made-up file ends here.
		known.set(hash, true);
		const beside = (settledBy.get(hash) ?? []).some((by) => !isBeside(by));
		known.set(hash, beside);
		return beside;
	};
	return [...settledBy.keys()].filter(isBeside);
}

const haveOne = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
	[...one].some((hash) => other.has(hash));

/** Where an entry of a line stands. */
interface PageOfLine {
	readonly hash: string;
	/** Hashes of what officers of this line set beside it up to here: entries of these came in behind. */
	readonly setBeside: ReadonlySet<string>;
}

function pagesById(line: readonly OrderedRecord[]): ReadonlyMap<string, PageOfLine> {
	const pages = new Map<string, PageOfLine>();
	let place = 0;
	let setBeside: ReadonlySet<string> = new Set();
	for (const { hash, events } of line)
		for (const event of events) {
			const more = setBesideIn([event]);
			if (more.length > 0) setBeside = new Set([...setBeside, ...more]);
			pages.set(withId(event, (place += 1)).eventId, { hash, setBeside });
		}
	return pages;
}

/**
 * What an entry keeps when officers let it in from another phone: its id, when it was written, its day and its amount. The parts of a payment are
 * computed again. A file holds no page that was set beside, so that the entry itself must say it.
 */
function nameOf(event: GroupEvent): string {
	const { type, eventId = '', recordedAt = '', occurredOn } = event;
	const amount = 'amount' in event ? event.amount : 'principal' in event ? event.principal : 0;
	return canonicalJson([type, eventId, recordedAt, occurredOn, amount]);
}
