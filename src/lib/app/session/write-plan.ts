import { canonicalJson, present, utf8, type OperationId, type WriterId } from '#kernel';
import { endsMeeting, type Decision, type GroupEvent, type GroupState } from '#group';
import { sealOf } from '#reports';
import type { Head, StoredRecord, WriteBatch } from '../ports/storage.ts';
import type { RecordContent } from '../record/record-content.ts';
import { sealBalances, sealRecord, sealRow, type PageKeys, type WriterHeads } from './pages.ts';

/** Where the book's storage stands, as the session knows it. */
export interface Position {
	readonly head: Head;
	readonly writers: WriterHeads;
	/** Events of each row of the open meeting. */
	readonly rows: readonly { readonly operationId: OperationId; readonly events: readonly GroupEvent[] }[];
}

/** What a decision does to storage: finished records, rows that are added, and whether the old rows leave. */
interface Cut {
	readonly records: readonly {
		readonly events: readonly GroupEvent[];
		readonly sealedFrom: GroupState | null;
	}[];
	readonly row: readonly GroupEvent[];
	readonly clearsRows: boolean;
}

/**
 * Encrypted bytes for a decision, ready for one transaction, and where the book stands after it. Everything slow (hash,
 * signature, compression, encryption) happens here, before a transaction is open.
 */
export async function planWrite(
	pages: PageKeys,
	at: Position,
	decision: Decision,
	operationId: OperationId
): Promise<{ readonly batch: WriteBatch; readonly after: Position }> {
	const cut = cutDecision(at, decision);
	const sealing: Promise<StoredRecord>[] = [];
	let { head, writers } = at;
	for (const { events, sealedFrom } of cut.records) {
		const content = nextContent(pages, writers, events, sealedFrom);
		const canonical = canonicalJson(content);
		const hash = await pages.vault.hash(utf8(canonical));
		head = { place: head.place + 1, hash };
		writers = { ...writers, [content.writer]: [content.n, hash] };
		sealing.push(signAndSeal(pages, { canonical, hash, place: head.place, operationId }));
	}
	const keptRows = cut.clearsRows ? [] : at.rows;
	const row = { headPlace: head.place, place: keptRows.length + 1, operationId, events: cut.row };
	// None waits for another: the browser signs, compresses and encrypts beside this thread.
	const [addRecords, addRows, balances] = await Promise.all([
		Promise.all(sealing),
		Promise.all(cut.row.length > 0 ? [sealRow(pages, row)] : []),
		sealing.length > 0 ? sealBalances(pages, { ...head, writers, state: decision.state }) : null
	]);
	return {
		batch: {
			operationId,
			expected: { head: at.head, rowCount: at.rows.length },
			addRows,
			addRecords,
			clearRows: cut.clearsRows,
			balances,
			endsMeeting: endsMeeting(decision.steps.map(({ event }) => event))
		},
		after: {
			head,
			writers,
			rows: cut.row.length > 0 ? [...keptRows, { operationId, events: cut.row }] : keptRows
		}
	};
}

async function signAndSeal(
	pages: PageKeys,
	record: Omit<Parameters<typeof sealRecord>[1], 'signature'>
): Promise<StoredRecord> {
	const signature = await pages.keys.sign(utf8(record.hash));
	return sealRecord(pages, { ...record, signature });
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
