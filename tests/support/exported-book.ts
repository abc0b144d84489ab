import { assert, present, type BookId, type OperationId } from '#kernel';
import { emptyGroup, record, type Decision, type GroupEvent, type GroupState } from '#group';
import {
	journalRecords,
	signNames,
	vouchFor,
	writeJournal,
	type History,
	type Link,
	type KeyDocument,
	type OpenKeys,
	type SignedNames,
	type Vouched
} from '#app';
import { openHistory } from '../../src/lib/app/session/history.ts';
import { planWrite, type Position } from '../../src/lib/app/session/write-plan.ts';
import { quickVault } from './quick-vault.ts';

/** A book as its phone holds it: sealed pages, the keys that wrote them, and the meeting that is open. */
export interface WrittenBook {
	readonly book: BookId;
	readonly vault: ReturnType<typeof quickVault>;
	readonly keys: OpenKeys;
	/** With the recovery slot, no code and the first phone's own key. */
	readonly document: KeyDocument;
	/** Letters of the key paper. */
	readonly recoveryCode: string;
	readonly history: History<Link>;
	readonly open: readonly GroupEvent[];
}

/** @param from of the second phone: the events that it writes begin here; the first wrote those before */
export async function writtenBook(
	events: readonly GroupEvent[],
	{ from = Infinity, name = 'example' }: { readonly from?: number; readonly name?: string } = {}
): Promise<WrittenBook> {
	const book = name as BookId;
	const vault = quickVault();
	const first = await vault.create(book);
	const steps = stepsOf(events);
	const cutAt = lastCut(steps, from);
	let position: Position = { head: { place: 0, hash: '' }, writers: {}, rows: [] };
	const stored = [];
	for (const [keys, part] of [
		[first.keys, steps.slice(0, cutAt)],
		...(cutAt < steps.length ? [[await secondPhone(vault, first), steps.slice(cutAt)] as const] : [])
	] as const) {
		const decision: Decision = { steps: part, state: part.at(-1)?.after ?? emptyGroup('INR') };
		const plan = await planWrite({ book, keys, vault }, position, {
			decision,
			operationId: 'op' as OperationId
		});
		stored.push(...plan.batch.addRecords);
		position = plan.after;
	}
	const history = await openHistory({ book, keys: first.keys, vault }, stored);
	assert(history.ok, 'a book reads its own pages');
	const open = position.rows.flatMap((row) => row.events);
	const { keys, document, recoveryCode } = first;
	return { book, vault, keys, document, recoveryCode, history: history.value, open };
}

/** Keys of a phone on which the key paper brought the book back: slow, so only where it writes. */
async function secondPhone(
	vault: ReturnType<typeof quickVault>,
	{ document, recoveryCode }: Awaited<ReturnType<ReturnType<typeof quickVault>['create']>>
): Promise<OpenKeys> {
	const opened = await vault.openWithRecovery(document, recoveryCode, true);
	assert(opened.ok, 'the sheet opens its own book');
	return opened.value.keys;
}

/** Two phones of one group that wrote on apart after common events. What each writes begins where no meeting is open. */
export async function twoPhones(
	common: readonly GroupEvent[],
	apart: readonly [readonly GroupEvent[], readonly GroupEvent[]],
	name = 'example'
): Promise<readonly [WrittenBook, WrittenBook]> {
	const book = name as BookId;
	const vault = quickVault();
	const first = await vault.create(book);
	const second = await vault.openWithRecovery(first.document, first.recoveryCode, true);
	assert(second.ok, 'the sheet opens its own book');
	const { keys, document, recoveryCode } = first;
	const write = async (by: OpenKeys, position: Position, events: readonly GroupEvent[], from: number) => {
		const steps = stepsOf(events);
		const decision: Decision = { steps: steps.slice(from), state: steps.at(-1)?.after ?? emptyGroup('INR') };
		return planWrite({ book, keys: by, vault }, position, { decision, operationId: 'op' as OperationId });
	};
	const begun = await write(keys, { head: { place: 0, hash: '' }, writers: {}, rows: [] }, common, 0);
	const phone = async (by: OpenKeys, own: readonly GroupEvent[]): Promise<WrittenBook> => {
		const plan = await write(by, begun.after, [...common, ...own], common.length);
		const stored = [...begun.batch.addRecords, ...plan.batch.addRecords];
		const history = await openHistory({ book, keys, vault }, stored);
		assert(history.ok, 'a book reads its own pages');
		const open = plan.after.rows.flatMap((row) => row.events);
		return { book, vault, keys, document, recoveryCode, history: history.value, open };
	};
	return [await phone(keys, apart[0]), await phone(second.value.keys, apart[1])];
}

/** The group's word for its phones. */
export const vouchedIn = ({ book, history, keys }: WrittenBook): Promise<Vouched> =>
	vouchFor({ id: book, currency: 'INR' }, history.links, keys);

/** These names, signed by the group for the book as it stands. */
export const namesOf = (
	{ book, history, keys }: WrittenBook,
	people: SignedNames['people']
): Promise<SignedNames> =>
	signNames(keys, { id: book, head: present(history.hashes.at(-1), 'a record') }, people);

/** The open file of it, as the app hands it out. @param vouched null: no key of the group is named @param names none: they were left out @param openSignature none: nobody signed what is open */
export function exportText(
	{ book, history, open }: WrittenBook,
	vouched: Vouched | null,
	names?: Partial<SignedNames>,
	openSignature?: string
): string {
	return writeJournal({
		book: { id: book, currency: 'INR', ...(vouched !== null && { groupKey: vouched.groupKey }) },
		people: names?.people,
		namesSignature: names?.signature,
		openSignature,
		events: [...history.events, ...open],
		records: journalRecords(history, vouched)
	});
}

type Step = Decision['steps'][number] & { readonly after: GroupState };

function stepsOf(events: readonly GroupEvent[]): readonly Step[] {
	let state: GroupState = emptyGroup('INR');
	return events.map((event, place) => {
		const before = state;
		const recorded = record(before, event, events[place + 1]);
		assert(recorded.ok, `${event.type} was recorded once`);
		state = recorded.value.state;
		return { event: recorded.value.event, before, after: state };
	});
}

/** The last place up to `from` at which no meeting is open. */
function lastCut(steps: readonly Step[], from: number): number {
	const places = steps.flatMap(({ before }, place) =>
		place <= from && before.openMeeting === null ? [place] : []
	);
	return from >= steps.length ? steps.length : (places.at(-1) ?? steps.length);
}
