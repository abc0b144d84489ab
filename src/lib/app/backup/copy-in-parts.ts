import { ok, type Result } from '#kernel';
import type { GroupState } from '#group';
import type { BackupContents, BackupRefusal } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import { readOwnPage, type SignedRecord } from '../record/record-content.ts';
import type { Link } from '../record/verify-chain.ts';
import type { BackupPayload } from './backup-payload.ts';
import { foldedFigures, type CopyFigures } from './copy-figures.ts';
import { readCopy, type CheckedBackup } from './read-backup.ts';

/**
 * A copy checked in a worker is posted in parts, each processed separately, so that a slow phone stays responsive: pages in their stored
 * order, then the results.
 */
export type PagesPart = readonly SignedRecord[];

/** The phone's own pages, posted to the worker: a part of a copy continues them. */
export interface PagesSent {
	readonly records: PagesPart;
	/** Hex. */
	readonly hashes: readonly string[];
}

export const pagesSent = ({ links, hashes }: HeldPages): PagesSent => ({
	records: links.map(({ canonical, signature }) => ({ canonical, signature })),
	hashes
});

/** Functions of this file for the main thread, loaded with the script that opens a book. */
export interface PutTogether {
	readonly copyOfParts: typeof copyOfParts;
	readonly linksOf: typeof linksOf;
	readonly pagesSent: typeof pagesSent;
}

/** A checked copy without its pages. */
export interface CopyFound extends Pick<
	CheckedBackup,
	'book' | 'head' | 'sealed' | 'state' | 'people' | 'hashes'
> {
	readonly payload: Omit<BackupPayload, 'records'>;
	readonly heldHashes: readonly string[];
	readonly figures: CopyFigures;
}

/** Largest number of characters of pages in a part, except for a single longer page. */
const lettersMost = 64 * 1024;

/** Work of the import worker: verifies a copy, sends its pages part by part, then reports what it found. */
export async function readInParts(
	checks: Parameters<typeof readCopy>[0],
	{ contents, here }: { readonly contents: BackupContents; readonly here: PagesSent | null },
	give: (part: PagesPart) => void
): Promise<Result<CopyFound, BackupRefusal | Fault>> {
	const held = here === null ? undefined : { links: linksOf(here.records), hashes: here.hashes };
	const read = await readCopy(checks, contents, held);
	if (!read.ok) return read;
	for (const part of pagesInParts(read.value)) give(part);
	return ok(foundOf(read.value));
}

function pagesInParts({ held }: Pick<CheckedBackup, 'held'>): readonly PagesPart[] {
	const parts: SignedRecord[][] = [];
	let letters = lettersMost;
	for (const { canonical, signature } of held.links) {
		if (letters + canonical.length > lettersMost) {
			parts.push([]);
			letters = 0;
		}
		parts.at(-1)?.push({ canonical, signature });
		letters += canonical.length;
	}
	return parts;
}

function foundOf(copy: CheckedBackup): CopyFound {
	const { book, head, people, hashes, held } = copy;
	const {
		currency,
		practice,
		cover,
		rows,
		vouchers,
		prints,
		laptop,
		post,
		people: named,
		after
	} = copy.payload;
	const payload = { currency, practice, cover, rows, vouchers, prints, laptop, post, people: named, after };
	return {
		...{ book, head, people, hashes, payload },
		heldHashes: held.hashes,
		sealed: withoutJournal(copy.sealed),
		state: withoutJournal(copy.state),
		figures: foldedFigures(copy)
	};
}

/** The journal is the longest part of a state, and takers of a copy do not use it. */
function withoutJournal(state: GroupState): GroupState {
	const { openMeeting } = state;
	return {
		...state,
		journal: null,
		openMeeting: openMeeting === null ? null : { ...openMeeting, before: withoutJournal(openMeeting.before) }
	};
}

/** The pages of a part, which this app checked before. */
export const linksOf = (part: PagesPart): readonly Link[] =>
	part.map((record) => ({ ...record, content: readOwnPage(record) }));

export function copyOfParts(held: readonly Link[], found: CopyFound): CheckedBackup {
	const { heldHashes, hashes, payload, ...rest } = found;
	const byHash = new Map(heldHashes.map((hash, place) => [hash, held[place]]));
	const links = hashes.flatMap((hash) => byHash.get(hash) ?? []);
	return {
		...rest,
		payload: { ...payload, records: held },
		links,
		hashes,
		held: { links: held, hashes: heldHashes },
		events: links.flatMap(({ content }) => content.events)
	};
}
