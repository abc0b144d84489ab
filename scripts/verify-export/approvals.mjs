import { counted, dayBefore, Office, standing } from './officers.mjs';

/**
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {import('./officers.mjs').Beginning} Beginning
 * @typedef {import('./officers.mjs').Line} Line
 * @typedef {{ readonly opened: Extract<GroupEvent, { readonly type: 'MeetingOpened' }>, readonly begun: Beginning, lines: Line[], readonly undone: Line[] }} Page
 * @typedef {{ readonly needed: number, readonly meeting: string }} LackingSeal
 * @typedef {{ readonly needed: number, readonly place: number }} LackingEntry places count from 1
 */

/** Pages and entries that fewer officers approved than they ask for, told event by event. */
export class Approvals {
	/** @type {LackingSeal[]} */
	seals = [];
	/** @type {LackingEntry[]} */
	loans = [];
	/** @type {{ readonly line: Line, readonly page: Page | null, readonly agreed: readonly string[] }[]} */
	#beside = [];
	/** @type {GroupEvent[]} */
	#told = [];
	/** @type {Page | null} */
	#page = null;
	#closed = '';
	#place = 0;

	/** @param {GroupEvent} event */
	tell(event) {
		this.#place += 1;
		const line = { event, place: this.#place };
		if (event.type === 'MeetingOpened') this.#open(event, line);
		else if (this.#page === null) this.#alone(line);
		else this.#enter(this.#page, line);
	}

	/** Entries at the desk or by themselves. What stands by itself is asked of those who were in office the day before, by the whole book. */
	get beside() {
		const office = new Office(standing(this.#all()));
		return this.#beside.flatMap(({ line, page, agreed }) => {
			if (line.event.corrects !== undefined) return [];
			const begun = page?.begun ?? office.onDay(dayBefore(line.event.occurredOn));
			return lackingOf(line, counted(line.event, agreed, begun, page === null || isQuorate(page)));
		});
	}

	#all() {
		return [...this.#told, ...(this.#page?.lines.map(({ event }) => event) ?? [])];
	}

	/** @param {Page['opened']} opened @param {Line} line */
	#open(opened, line) {
		if (this.#page !== null) this.#close(this.#page, null);
		const begun = new Office(standing(this.#told)).beginning(opened.occurredOn, this.#closed);
		this.#page = { opened, begun, lines: [line], undone: [] };
	}

	/** @param {Line} line */
	#alone(line) {
		this.#told.push(line.event);
		this.#beside.push({ line, page: null, agreed: line.event.approvedBy ?? [] });
	}

	/** @param {Page} page @param {Line} line */
	#enter(page, line) {
		const { event } = line;
		if (event.type === 'MeetingPutAway') {
			this.#putAway(page, line);
			return;
		}
		const rubbedOut =
			event.type === 'EventReversed'
				? page.lines.find((one) => one.event.eventId === event.reverses)?.event
				: undefined;
		if (rubbedOut === undefined) page.lines.push(line);
		else page.lines = page.lines.filter((one) => one.event !== rubbedOut);
		// What takes an approved entry back at the desk asks for officers as that did, a correction most likely.
		if (rubbedOut !== undefined && counted(rubbedOut, [], page.begun, true).asked > 0) page.undone.push(line);
		if (event.type === 'MeetingSealed') this.#close(page, event);
	}

	/** Nothing of it counts, and its day binds nothing. @param {Page} page @param {Line} line */
	#putAway(page, line) {
		this.#beside.push({ line, page, agreed: line.event.approvedBy ?? [] });
		this.#page = null;
	}

	/** @param {Page} page @param {Extract<GroupEvent, { readonly type: 'MeetingSealed' }> | null} seal */
	#close(page, seal) {
		const { opened, begun, lines } = page;
		const codes = seal?.approvals ?? [];
		const quorate = isQuorate(page);
		if (opened.kind !== 'desk') {
			const counts = lines.map(({ event }) => counted(event, codes, begun, quorate));
			const needed = Math.max(0, ...counts.map(({ asked }) => asked));
			if (counts.some(({ asked, given }) => given < asked))
				this.seals.push({ needed, meeting: `${opened.kind} ${opened.number} of ${opened.occurredOn}` });
		}
		for (const line of lines) {
			const agreed = codes.length > 0 || line.event === seal ? codes : (line.event.approvedBy ?? []);
			if (line.event.type === 'LoanDisbursed')
				this.loans.push(...lackingOf(line, counted(line.event, agreed, begun, quorate)));
			if (opened.kind === 'desk' && line.event !== seal) this.#beside.push({ line, page, agreed });
		}
		if (opened.kind === 'desk')
			this.#beside.push(...page.undone.map((line) => ({ line, page, agreed: line.event.approvedBy ?? [] })));
		this.#told.push(...lines.map(({ event }) => event));
		for (const { event } of lines) if (event.occurredOn > this.#closed) this.#closed = event.occurredOn;
		this.#page = null;
	}
}

/** @param {Line} line @param {{ readonly asked: number, readonly given: number }} count @returns {readonly LackingEntry[]} */
const lackingOf = ({ place }, { asked, given }) => (given < asked ? [{ needed: asked, place }] : []);

/** Whether as many came as the group needs to decide: where too few officers are left, they must. @param {Page} page */
function isQuorate({ begun, lines }) {
	if (begun.rules === null) return true;
	/** @type {Map<string, string>} */
	const marks = new Map();
	for (const { event } of lines)
		if (event.type === 'AttendanceMarked' && event.corrects === undefined)
			marks.set(event.memberId, event.state);
	const came = [...marks.values()].filter((state) => state === 'present' || state === 'late').length;
	const [part = 2, whole = 3] = (begun.rules.quorum ?? '2/3').split('/').map(Number);
	return came * whole >= begun.members * part;
}
