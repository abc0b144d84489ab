import { addDays, type BankAccountId, type EventId, type Instant, type LocalDate } from '#kernel';
import {
	decide,
	emptyGroup,
	officersWhoDecide,
	record,
	type Command,
	type GroupEvent,
	type GroupState,
	type Rejection,
	rulesOn
} from '#group';
import { money } from '#money';
import { Asked } from './asked.ts';
import { foreignEntry } from './foreign-wishes.ts';
import { loanWishes } from './loan-wishes.ts';
import { meetingWishes } from './meeting-wishes.ts';
import { correctionWishes } from './correction-wishes.ts';
import { moneyWishes } from './money-wishes.ts';
import { oddCommand } from './odd-wishes.ts';
import { openingSheet } from './opening.ts';
import { outsideWishes } from './outside-wishes.ts';
import { peopleWishes } from './people-wishes.ts';
import { woman } from './rules.ts';
import type { RandomHistory, What, Wish } from './wishes.ts';

/** One command, or one foreign entry, whether it was accepted or refused. */
export interface Step {
	/** Null for a foreign entry. */
	readonly command: Command | null;
	/** What it wrote; empty when it was refused. */
	readonly events: readonly GroupEvent[];
	readonly refused: Rejection | null;
	readonly before: GroupState;
	readonly after: GroupState;
	/** Counts commands. */
	readonly place: number;
}

const wishes: Readonly<Record<Exclude<What, 'foreign'>, (asked: Asked) => readonly Command[]>> = {
	...meetingWishes,
	...moneyWishes,
	...loanWishes,
	...outsideWishes,
	...peopleWishes,
	...correctionWishes,
	nothing: () => [],
	odd: (asked) => [oddCommand(asked)]
};

/** Ids that say which command wrote them, and one instant for each: the same command with the same stamp is the same. */
export function stampOf(place: number) {
	let count = 0;
	return {
		newEventId: () => `e${place}.${(count += 1)}` as EventId,
		recordedAt: new Date(Date.UTC(2024, 0, 31, 9, 0, place)).toISOString() as Instant
	};
}

/** Plays a history, command by command. @returns every event that was accepted, and the state they grew into */
export function playRandom(history: RandomHistory, after?: (step: Step) => void) {
	const events: GroupEvent[] = [];
	let state: GroupState = emptyGroup('INR');
	let today = '2024-01-31' as LocalDate;
	let place = 0;

	const note = (step: Omit<Step, 'before' | 'place'>): void => {
		const before = state;
		state = step.after;
		events.push(...step.events);
		after?.({ ...step, before, place });
		place += 1;
	};
	const give = (asked: Command, founding = false): void => {
		// Between meetings officers give their codes at once; a few wishes name whom they like.
		const command = { approvedBy: officersWhoDecide(state), ...asked };
		const decision = decide(state, command, { ...stampOf(place), founding });
		if (decision.ok) {
			const written = decision.value.steps.map((step) => step.event);
			note({ command, events: written, refused: null, after: decision.value.state });
		} else note({ command, events: [], refused: decision.error, after: state });
	};
	const bringIn = (entry: GroupEvent): void => {
		const recorded = record(state, { ...entry, eventId: `e${place}.1` as EventId });
		if (recorded.ok)
			note({ command: null, events: [recorded.value.event], refused: null, after: recorded.value.state });
		else note({ command: null, events: [], refused: recorded.error, after: state });
	};

	for (const command of founding(history, today)) give(command, true);
	for (const [at, wish] of history.wishes.entries()) {
		today = addDays(today, daysUntil(wish, state, today));
		const ask = () => new Asked(state, wish, { today, place: at, laterRules: history.laterRules });
		if (wantsMeeting(wish, state)) {
			today = addDays(today, daysUntil({ ...wish, what: 'meet' }, state, today));
			for (const command of wishes.meet(ask())) give(command);
		}
		const asked = ask();
		if (wish.what === 'foreign') bringIn(foreignEntry(asked));
		else for (const command of wishes[wish.what](asked)) give(command);
	}
	return { events: events as readonly GroupEvent[], state, today };
}

function founding({ constitution, women, brought }: RandomHistory, on: LocalDate): readonly Command[] {
	const members = Array.from({ length: women }, (_, place) => ({
		memberId: woman(place),
		number: place + 1,
		symbol: `s${place + 1}`
	}));
	const offices = (['president', 'treasurer', 'writer'] as const).map((office, place) => ({
		memberId: woman(place),
		office
	}));
	// Where there is nothing, a sheet that does not balance is tried.
	const balances = openingSheet(brought, constitution) ?? { box: money(100), surplus: money(200) };
	const place = { village: 'Rampur', country: 'IN' };
	return [
		{ type: 'FoundGroup', on, name: 'Random group', place, constitution, members, offices },
		{ type: 'OpenBankAccount', on, bankAccountId: 'b1' as BankAccountId, bank: 'Gramin Bank' },
		{ type: 'EnterOpeningBalances', on, balances }
	];
}

/** Stands outside a meeting, or opens one itself. */
const anywhere: ReadonlySet<What> = new Set<What>([
	...(['nothing', 'meet', 'desk', 'special', 'lateMeeting', 'apply', 'answerOfBank', 'account'] as const),
	...(['office', 'consent', 'unconsent', 'erase', 'dispute', 'odd', 'foreign'] as const)
]);
/** Money that may move between meetings. */
const atTheDesk: ReadonlySet<What> = new Set<What>([
	...(['toBank', 'fromBank', 'bankInterest', 'bankCharge', 'match', 'grant', 'borrow', 'spend'] as const),
	...(['lenderCharges', 'payLender', 'buy', 'sell', 'income', 'save', 'repay', 'withdraw', 'join'] as const)
]);

/** Whether the circle meets first, as most wishes need it. */
function wantsMeeting({ what, pick }: Wish, { openMeeting }: GroupState): boolean {
	if (anywhere.has(what) || pick % 12 === 0) return false;
	return openMeeting === null || (openMeeting.kind === 'desk' && !atTheDesk.has(what));
}

/** Meetings follow the rhythm, some days late, and now and then one is left out; at the desk a few days go by. */
function daysUntil({ what, pick, bold }: Wish, state: GroupState, today: LocalDate): number {
	if (what === 'desk') return pick % 4;
	if (what === 'special') return pick % 6;
	if (what !== 'meet') return 0;
	const every = rulesOn(state, today)?.meetingRhythm.every;
	const rhythm = every === 'week' ? 7 : every === 'fortnight' ? 14 : 30;
	return rhythm * (bold ? 4 : 1) + (pick % 3);
}
