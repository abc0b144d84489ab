import {
	addDays,
	assert,
	memberSymbols,
	present,
	type BankAccountId,
	type BookId,
	type EventId,
	type Instant,
	type LoanId,
	type LocalDate,
	type MemberId,
	type OperationId
} from '#kernel';
import type {
	BookCover,
	KeyDocument,
	OpenKeys,
	RandomSource,
	StoredBalances,
	StoredRecord,
	Vault
} from '#app';
import {
	box,
	compact,
	decide,
	emptyGroup,
	expand,
	loanDay,
	loanPosition,
	record,
	type Command,
	type Decision,
	type GroupEvent,
	type GroupState
} from '#group';
import { balanceOf } from '#ledger';
import { money, type Money } from '#money';
import { createVault } from '#vault';
import { practiceSymbols } from '../src/lib/app/practice/practice-year.ts';
import type { PageKeys } from '../src/lib/app/session/pages.ts';
import { planWrite, type Position } from '../src/lib/app/session/write-plan.ts';

/**
 * Workload of every row: twenty members who meet weekly, sixty entries a meeting (roll, saving, repayments, a
 * loan, the bank, the count, the seal), so that a thousand meetings are about twenty years. Made by the app's own code
 * from a seed: the same ids and amounts in each run.
 */
export const memberCount = 20;
export const entriesAMeeting = 60;
const saving = money(2000);
const instalments = 14;
/** Largest number of simultaneous debtors of ten members. */
const inDebtOfTen = 7;
const bankAccountId = 'bank-of-the-group' as BankAccountId;
const firstDay = '2006-01-02' as LocalDate;
const recordedAt = '2026-01-05T09:00:00.000Z' as Instant;

export const memberAt = (index: number): MemberId =>
	`member${String(index + 1).padStart(2, '0')}aaaaaaaaaaaaaaaaaa` as MemberId;
const officers = [0, 1, 2].map(memberAt);

type Step = Decision['steps'][number];

/** The open keys of a book. */
export interface OpenedKeys {
	readonly book: BookId;
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	/** Letters of the key paper. */
	readonly recoveryCode: string;
	readonly vault: Vault;
	readonly random: RandomSource;
	readonly pages: PageKeys;
}

/** A book as stored on a phone, with the keys that open it. */
export interface Book extends OpenedKeys {
	readonly cover: BookCover;
	readonly records: readonly StoredRecord[];
	readonly balances: StoredBalances;
	readonly events: readonly GroupEvent[];
	readonly state: GroupState;
	readonly position: Position;
}

/** The keys of the book of so many meetings: the same in each browser, because the random seed is fixed. */
export async function openKeysOf(meetings: number): Promise<OpenedKeys> {
	const random = seededRandom(meetings);
	const vault = createVault({ random, tries: freeTries });
	const book = random.id() as BookId;
	const { keys, document, recoveryCode } = await vault.create(book);
	return { book, keys, document, recoveryCode, vault, random, pages: { book, keys, vault } };
}

/**
 * @param first day of its founding; the meetings follow weekly
 * @param women more than twenty: a group of Nepal, since Indian law allows no more
 */
export async function buildBook(meetings: number, first = firstDay, women = memberCount): Promise<Book> {
	const currency = currencyOf(women);
	const opened = await openKeysOf(meetings);
	const { random, pages, document } = opened;
	const records: StoredRecord[] = [];
	const events: GroupEvent[] = [];
	let balances: StoredBalances | null = null;
	let position: Position = { head: { place: 0, hash: '' }, writers: {}, rows: [] };
	let state: GroupState = emptyGroup(currency);
	for (let meeting = 0; meeting <= meetings; meeting += 1) {
		const decision: Decision =
			meeting === 0 ? found(random, first, women) : holdMeeting(state, meeting, random);
		const plan = await planWrite(pages, position, {
			decision,
			operationId: random.id() as OperationId
		});
		records.push(...plan.batch.addRecords);
		for (const { event } of decision.steps) events.push(event);
		position = plan.after;
		balances = plan.batch.balances;
		// As on a phone that is opened for each meeting: finished data is not carried along.
		state = expand(compact(decision.state));
	}
	const cover = { ...coverOf(document, random), currency };
	const kept = present(balances, 'each meeting keeps its balances');
	return { ...opened, cover, records, balances: kept, events, state, position };
}

/** Only the events of a book of so many meetings, without keys and records, for pure computations. */
export function eventsOf(meetings: number): readonly GroupEvent[] {
	const random = seededRandom(meetings);
	const events: GroupEvent[] = [];
	let state: GroupState = emptyGroup('INR');
	for (let meeting = 0; meeting <= meetings; meeting += 1) {
		const decision: Decision = meeting === 0 ? found(random, firstDay) : holdMeeting(state, meeting, random);
		for (const { event } of decision.steps) events.push(event);
		state = expand(compact(decision.state));
	}
	return events;
}

/** The entries of the next meeting before the count; the two commands of `closing` make them sixty. */
export function openNextMeeting(from: GroupState, meeting: number, random: RandomSource): Decision {
	const { since: founded } = present(from.rules[0], 'a founded group has rules');
	const everybody = [...from.members.keys()];
	const entries = (entriesAMeeting / memberCount) * everybody.length;
	const on = addDays(founded, 7 * meeting);
	const steps: Step[] = [];
	let state = from;
	const enter = (event: GroupEvent): void => {
		const recorded = record(state, { ...event, eventId: random.id() as EventId, recordedAt });
		assert(recorded.ok, `the workload is allowed: ${event.type}`);
		steps.push({ event: recorded.value.event, before: state });
		state = recorded.value.state;
	};
	enter({ type: 'MeetingOpened', occurredOn: on, kind: 'regular', number: state.lastNumber.regular + 1 });
	for (const [index, memberId] of everybody.entries()) {
		const isAbsent = (meeting * 7 + index * 11) % 23 === 0;
		enter({ type: 'AttendanceMarked', occurredOn: on, memberId, state: isAbsent ? 'absent' : 'present' });
		if (isAbsent) continue;
		enter({ type: 'SavingDeposited', occurredOn: on, memberId, fund: 'regular', amount: saving });
	}
	for (const repayment of repayments(state, on)) enter(repayment);
	const loan = nextLoan(state, on, random);
	if (loan !== null) enter(loan);
	const tooMuch = balanceOf(state.balances, box) - 40_000;
	if (tooMuch > 0) enter({ type: 'CashTakenToBank', occurredOn: on, bankAccountId, amount: money(tooMuch) });
	for (let index = 0; steps.length < entries - 2; index += 1) {
		const memberId = memberAt((meeting + index) % everybody.length);
		enter({ type: 'SavingDeposited', occurredOn: on, memberId, fund: 'voluntary', amount: money(1000) });
	}
	assert(steps.length === entries - 2, 'a meeting has three entries for each woman');
	return { steps, state };
}

/** The count and the seal of the open meeting. */
export function closing(state: GroupState): readonly Command[] {
	const on = present(state.openMeeting, 'a meeting is open').day;
	return [
		{ type: 'CountCash', on, pieces: piecesOf(balanceOf(state.balances, box)) },
		{ type: 'SealMeeting', on, approvals: officers }
	];
}

/** Ids and bytes from a seed: as long as real ones, and as incompressible. */
export function seededRandom(seed: number): RandomSource {
	let state = seed;
	const next = (): number => {
		state = (state + 0x6d2b_79f5) | 0;
		const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		return ((mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed) >>> 0;
	};
	const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => next() >>> 11);
	return {
		bytes,
		id: () => Array.from(bytes(26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('')
	};
}

const freeTries = {
	wait: () => Promise.resolve(0),
	begin: () => Promise.resolve({ triesLeft: 5 }),
	succeeded: () => Promise.resolve()
};

function holdMeeting(state: GroupState, meeting: number, random: RandomSource): Decision {
	const opened = openNextMeeting(state, meeting, random);
	const closed = decideAll(opened.state, closing(opened.state), random);
	return { steps: [...opened.steps, ...closed.steps], state: closed.state };
}

const currencyOf = (women: number): 'INR' | 'NPR' => (women > memberCount ? 'NPR' : 'INR');

function found(random: RandomSource, on: LocalDate, women = memberCount): Decision {
	const symbols = [...new Set<string>([...practiceSymbols, ...memberSymbols])].slice(0, women);
	const members = symbols.map((symbol, index) => ({
		memberId: memberAt(index),
		number: index + 1,
		symbol
	}));
	const founding: Command = {
		type: 'FoundGroup',
		on,
		name: 'Bench',
		constitution: {
			kind: 'shg',
			...(women > memberCount && { membersMost: women }),
			meetingRhythm: { every: 'week' },
			saving: { mode: 'fixed', amount: saving, voluntary: true },
			interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' }
		},
		members,
		offices: [
			{ memberId: memberAt(0), office: 'president' },
			{ memberId: memberAt(1), office: 'treasurer' },
			{ memberId: memberAt(2), office: 'writer' }
		]
	};
	const account: Command = { type: 'OpenBankAccount', on, bankAccountId, bank: 'Bank', approvedBy: officers };
	return decideAll(emptyGroup(currencyOf(women)), [founding, account], random);
}

function decideAll(from: GroupState, commands: readonly Command[], random: RandomSource): Decision {
	const steps: Step[] = [];
	let state = from;
	for (const command of commands) {
		const decision = decide(state, command, { newEventId: () => random.id() as EventId, recordedAt });
		assert(decision.ok, `the workload is allowed: ${command.type}`);
		steps.push(...decision.value.steps);
		state = decision.value.state;
	}
	return { steps, state };
}

/** Every borrower pays the sum due today. */
function* repayments(state: GroupState, on: LocalDate): Generator<GroupEvent> {
	for (const loan of state.loans.values()) {
		if (loan.outstanding === 0) continue;
		const { interestArrears, interestDue, principalDue } = loanPosition(loan, loanDay(state, on));
		const amount = money(interestArrears + interestDue + principalDue);
		if (amount > 0) yield { type: 'LoanRepaid', occurredOn: on, loanId: loan.loanId, amount };
	}
}

/** To the next member without debt, as much as the box can spare. */
function nextLoan(state: GroupState, on: LocalDate, random: RandomSource): GroupEvent | null {
	const inDebt = [...state.loans.values()]
		.filter((loan) => loan.outstanding > 0)
		.map((loan) => loan.memberId);
	const { size } = state.members;
	const inTurn = Array.from({ length: size }, (_, index) => memberAt((state.loanCount + index) % size));
	const memberId = inTurn.find((one) => !inDebt.includes(one));
	const principal = Math.floor(Math.min(100_000, balanceOf(state.balances, box) - 10_000) / 10_000) * 10_000;
	if (memberId === undefined || inDebt.length >= (size * inDebtOfTen) / 10 || principal < 20_000) return null;
	return {
		type: 'LoanDisbursed',
		occurredOn: on,
		loanId: random.id() as LoanId,
		memberId,
		principal: money(principal),
		source: 'own',
		terms: { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments },
		purpose: 'seed',
		approvedBy: officers
	};
}

/** Hundreds, tens and ones. */
function piecesOf(amount: Money): ReadonlyMap<Money, number> {
	const pieces = [10_000, 1000, 100].map(money);
	let left: number = amount;
	return new Map(
		pieces.map((piece) => {
			const count = Math.floor(left / piece);
			left -= count * piece;
			return [piece, count] as const;
		})
	);
}

function coverOf(document: KeyDocument, random: RandomSource): BookCover {
	const look = { practice: false, currency: 'INR', symbol: 'mango', colour: 1, laptop: '', lastBackup: null };
	return { book: document.book, ...look, keys: document, deviceSecret: random.bytes(32) };
}
