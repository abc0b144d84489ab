import { canonicalJson, present, utf8, type LocalDate, type OperationId, type WriterId } from '#kernel';
import { decide, endsMeeting, type Decision, type GroupEvent, type GroupState, type Stamp } from '#group';
import { sealOf } from '#reports';
import type { Head, StoredRecord, WriteBatch } from '../ports/storage.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import type { RecordContent } from '../record/record-content.ts';
import type { ReadPage } from '../record/verify-chain.ts';
import { pagesBehind } from './history.ts';
import { sealBalances, sealRecord, sealRow, type PageKeys, type WriterHeads } from './pages.ts';

/** State of the book's storage, as the session knows it. */
export interface Position {
	readonly head: Head;
	readonly writers: WriterHeads;
	/** Events of each row of the open meeting. */
	readonly rows: readonly { readonly operationId: OperationId; readonly events: readonly GroupEvent[] }[];
}

/** Storage changes of one decision: finished records, added rows, and whether old rows are removed. */
interface Cut {
	readonly records: readonly {
		readonly events: readonly GroupEvent[];
		readonly sealedFrom: GroupState | null;
	}[];
	readonly row: readonly GroupEvent[];
	readonly clearsRows: boolean;
}

/** Events of one touch, under the operation id created when its screen opened. */
export interface Tap {
	readonly operationId: OperationId;
	readonly decision: Decision;
}

interface Planned {
	readonly batch: WriteBatch;
	/** Its records as readers of the book have them. */
	readonly pages: HeldPages<ReadPage>;
	/** Position after the write. */
	readonly after: Position;
}

/**
 * Encrypted bytes of a decision, ready for one transaction under the id of the first tap. All slow work (hash, signature,
 * compression, encryption) is done here, before a transaction is open.
 */
export async function planWrite(
	pages: PageKeys,
	at: Position,
	tap: Tap,
	...more: readonly Tap[]
): Promise<Planned> {
	let planned = await planTap(pages, at, tap, tap.operationId);
	for (const next of more) {
		const { batch, pages: written, after } = await planTap(pages, planned.after, next, tap.operationId);
		const { addRows, addRecords, balances } = planned.batch;
		planned = {
			pages: pagesBehind(planned.pages, written),
			batch: {
				...planned.batch,
				addRows: [...addRows, ...batch.addRows],
				addRecords: [...addRecords, ...batch.addRecords],
				balances: batch.balances ?? balances
			},
			after
		};
	}
	return planned;
}

/**
 * Adds the event of a new phone behind the first event that it writes, in the same transaction (ledger law 62, ADR 0150); a phone that only
 * reads adds none. It is a tap of its own, so that undoing the first keeps it, and a restart in that meeting finds it.
 */
export function withNewPhone(
	{ keys: { writer } }: PageKeys,
	{ writers, rows }: Pick<Position, 'writers' | 'rows'>,
	tap: Tap,
	on: LocalDate,
	stamp: Stamp
): readonly [Tap, ...Tap[]] {
	const operationId = `new-phone-${writer}` as OperationId;
	const isKnown = writer in writers || Object.keys(writers).length === 0;
	if (isKnown || rows.some((row) => row.operationId === operationId)) return [tap];
	const note = decide(
		tap.decision.state,
		{ type: 'NoteAccess', on, what: 'phoneRestored', phone: writer },
		stamp
	);
	return note.ok ? [tap, { operationId, decision: note.value }] : [tap];
}

/** @param inBatch id by which a retry recognises the stored records */
async function planTap(
	pages: PageKeys,
	at: Position,
	{ operationId, decision }: Tap,
	inBatch: OperationId
): Promise<Planned> {
	const cut = cutDecision(at, decision);
	const sealing: Promise<{ readonly stored: StoredRecord; readonly page: ReadPage }>[] = [];
	const hashes: string[] = [];
	let { head, writers } = at;
	for (const { events, sealedFrom } of cut.records) {
		const content = nextContent(pages, writers, events, sealedFrom);
		const canonical = canonicalJson(content);
		const hash = await pages.vault.hash(utf8(canonical));
		hashes.push(hash);
		head = { place: head.place + 1, hash };
		writers = { ...writers, [content.writer]: [content.n, hash] };
		const record = { canonical, hash, place: head.place, operationId: inBatch };
		sealing.push(signAndSeal(pages, content, record));
	}
	const keptRows = cut.clearsRows ? [] : at.rows;
	const row = { headPlace: head.place, place: keptRows.length + 1, operationId, events: cut.row };
	// In parallel: the browser signs, compresses and encrypts outside this thread.
	const [sealed, addRows, balances] = await Promise.all([
		Promise.all(sealing),
		Promise.all(cut.row.length > 0 ? [sealRow(pages, row)] : []),
		sealing.length > 0 ? sealBalances(pages, { ...head, writers, state: decision.state }) : null
	]);
	return {
		batch: {
			operationId: inBatch,
			expected: { head: at.head, rowCount: at.rows.length },
			addRows,
			addRecords: sealed.map(({ stored }) => stored),
			clearRows: cut.clearsRows,
			balances,
			endsMeeting: endsMeeting(decision.steps.map(({ event }) => event))
		},
		pages: { links: sealed.map(({ page }) => page), hashes },
		after: {
			head,
			writers,
			rows: cut.row.length > 0 ? [...keptRows, { operationId, events: cut.row }] : keptRows
		}
	};
}

async function signAndSeal(
	pages: PageKeys,
	content: RecordContent,
	record: Omit<Parameters<typeof sealRecord>[1], 'signature'>
): Promise<{ readonly stored: StoredRecord; readonly page: ReadPage }> {
	const signature = await pages.keys.sign(utf8(record.hash));
	return { stored: await sealRecord(pages, { ...record, signature }), page: { content, signature } };
}

/** An event outside a meeting is a record of its own; a meeting is one record once it is sealed. */
function cutDecision(at: Position, decision: Decision): Cut {
	const records: { events: readonly GroupEvent[]; sealedFrom: GroupState | null }[] = [];
	let row: GroupEvent[] = [];
	let rows: readonly GroupEvent[] = at.rows.flatMap((kept) => kept.events);
	let clearsRows = false;
	for (const { event, before } of decision.steps) {
		if (before.openMeeting === null && event.type !== 'MeetingOpened') {
			records.push({ events: [event], sealedFrom: null });
			continue;
		}
		row.push(event);
		if (event.type !== 'MeetingSealed' && event.type !== 'MeetingPutAway') continue;
		records.push({ events: [...rows, ...row], sealedFrom: before });
		clearsRows = clearsRows || at.rows.length > 0;
		rows = [];
		row = [];
	}
	return { records, row, clearsRows };
}

function nextContent(
	{ book, keys }: PageKeys,
	writers: WriterHeads,
	events: readonly GroupEvent[],
	sealedFrom: GroupState | null
): RecordContent {
	const [n, before] = writers[keys.writer] ?? [0, ''];
	const heads = Object.entries(writers)
		.filter(([writer]) => writer !== keys.writer)
		.map(([writer, [counter, hash]]) => [writer as WriterId, counter, hash] as const)
		.sort(([left], [right]) => (left < right ? -1 : 1));
	const last = present(events[events.length - 1], 'a record holds events');
	return {
		v: 1,
		book,
		writer: keys.writer,
		n: n + 1,
		before,
		...(n === 0 ? { key: keys.writerPublicKey } : {}),
		heads,
		events,
		...(sealedFrom !== null && last.type === 'MeetingSealed' ? { seal: sealOf(sealedFrom, last) } : {})
	};
}
