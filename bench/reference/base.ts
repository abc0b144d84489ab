import { present, type MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { entriesAMeeting, memberCount, memberAt } from '../workload.ts';

/**
 * The indispensable work only: bare IndexedDB, strict durability, one record for each meeting, balances in
 * the same transaction. No encryption, chain, check or domain: a small program that trusts everything.
 */

/** Accounts of a member: savings, loan. */
const kinds = 2;
const meetingsAtOnce = 100;

export interface BaseEntry {
	readonly id: number;
	readonly mt: number;
	readonly ts: number;
	/** Index of the member, and of her account. */
	readonly m: number;
	readonly k: number;
	readonly a: number;
	readonly amt: number;
	readonly by: string;
	readonly n: string;
}

export interface BaseMeeting {
	readonly mt: number;
	readonly ts: number;
	readonly e: readonly BaseEntry[];
}

export interface BaseBalances {
	readonly b: number[];
	cash: number;
}

/** The entries of the app's book, each with a member, an account and an amount. */
export function baseMeetings(events: readonly GroupEvent[]): readonly BaseMeeting[] {
	const first = events.findIndex((event) => event.type === 'MeetingOpened');
	const places = new Map(Array.from({ length: memberCount }, (_, place) => [memberAt(place), place]));
	const borrowers = new Map<string, MemberId>();
	const meetings: BaseMeeting[] = [];
	for (let start = first; start < events.length; start += entriesAMeeting) {
		const mt = meetings.length;
		const page = events.slice(start, start + entriesAMeeting);
		for (const event of page) if (event.type === 'LoanDisbursed') borrowers.set(event.loanId, event.memberId);
		const ts = Date.parse(present(page[0], 'a page has entries').occurredOn);
		const e = page.map((event, index) => baseEntry(event, { mt, ts, index }, places, borrowers));
		meetings.push({ mt, ts, e });
	}
	return meetings;
}

/** The same meeting with another number. */
export function renumbered({ ts, e }: BaseMeeting, mt: number): BaseMeeting {
	return { mt, ts, e: e.map((entry) => ({ ...entry, mt })) };
}

export function openBase(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name, 1);
	request.onupgradeneeded = () => {
		request.result.createObjectStore('meetings', { keyPath: 'mt' });
		request.result.createObjectStore('balances');
	};
	return answered(request);
}

/** One transaction; resolves when it is on disk. */
export function append(database: IDBDatabase, meeting: BaseMeeting): Promise<void> {
	const transaction = write(database);
	transaction.objectStore('meetings').put(meeting);
	const balances = transaction.objectStore('balances');
	const request = balances.get(0) as IDBRequest<BaseBalances | undefined>;
	request.onsuccess = () => {
		const after = request.result ?? noBalances();
		apply(after, meeting.e);
		balances.put(after, 0);
	};
	return completed(transaction);
}

export async function load(database: IDBDatabase, meetings: readonly BaseMeeting[]): Promise<void> {
	const balances = noBalances();
	for (let start = 0; start < meetings.length; start += meetingsAtOnce) {
		const transaction = write(database);
		for (const meeting of meetings.slice(start, start + meetingsAtOnce)) {
			transaction.objectStore('meetings').put(meeting);
			apply(balances, meeting.e);
		}
		transaction.objectStore('balances').put(balances, 0);
		await completed(transaction);
	}
}

export function readMeeting(database: IDBDatabase, mt: number): Promise<BaseMeeting | undefined> {
	return answered(database.transaction('meetings').objectStore('meetings').get(mt));
}

export function readBalances(database: IDBDatabase): Promise<BaseBalances> {
	return answered(database.transaction('balances').objectStore('balances').get(0));
}

export async function replay(database: IDBDatabase): Promise<BaseBalances> {
	const balances = noBalances();
	for (const meeting of await all(database)) apply(balances, meeting.e);
	return balances;
}

/** Movements of one account, with the running balance. */
export async function statement(database: IDBDatabase, account: number) {
	let balance = 0;
	const rows: { readonly ts: number; readonly amt: number; readonly balance: number }[] = [];
	for (const { e } of await all(database)) {
		for (const { a, ts, amt } of e) if (a === account) rows.push({ ts, amt, balance: (balance += amt) });
	}
	return rows;
}

function baseEntry(
	event: GroupEvent,
	{ mt, ts, index }: { readonly mt: number; readonly ts: number; readonly index: number },
	places: ReadonlyMap<MemberId, number>,
	borrowers: ReadonlyMap<string, MemberId>
): BaseEntry {
	const memberId =
		'loanId' in event ? borrowers.get(event.loanId) : 'memberId' in event ? event.memberId : null;
	const m = (memberId ? places.get(memberId) : undefined) ?? 0;
	const k = 'loanId' in event ? 1 : 0;
	const given =
		event.type === 'LoanDisbursed' ? -event.principal : 'amount' in event ? (event.amount ?? 0) : 0;
	const [id, by, n] = [mt * 64 + index, 'phone-1', event.type];
	return { id, mt, ts: ts + index * 1000, m, k, a: m * kinds + k, amt: given, by, n };
}

const noBalances = (): BaseBalances => ({ b: Array.from({ length: memberCount * kinds }, () => 0), cash: 0 });

function apply(balances: BaseBalances, entries: readonly BaseEntry[]): void {
	for (const { a, amt } of entries) {
		balances.b[a] = (balances.b[a] ?? 0) + amt;
		balances.cash += amt;
	}
}

const all = (database: IDBDatabase): Promise<readonly BaseMeeting[]> =>
	answered(database.transaction('meetings').objectStore('meetings').getAll());

const write = (database: IDBDatabase): IDBTransaction =>
	database.transaction(['meetings', 'balances'], 'readwrite', { durability: 'strict' });

export function answered<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('refused'));
	});
}

export function completed(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
	});
}
