import { counted, Office, standing } from './officers.mjs';

/**
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {import('./officers.mjs').Beginning} Beginning
 * @typedef {import('./officers.mjs').Deciding} Deciding
 * @typedef {import('./officers.mjs').Line} Line
 * @typedef {{ readonly opened: Extract<GroupEvent, { readonly type: 'MeetingOpened' }>, readonly begun: Beginning, lines: Line[], readonly undone: Line[] }} Page
 * @typedef {{ readonly needed: number, readonly meeting: string }} LackingSeal
 * @typedef {{ readonly needed: number, readonly place: number }} LackingEntry places count from 1
 */

const founding = new Set([
	'GroupFounded',
	'GroupDescribed',
	'MemberJoined',
	'OfficeGiven',
	'BankAccountOpened',
	'OpeningBalances'
]);

/** Events that move no money and decide nothing on the day of their page, so they do not limit later days. */
const bindsNoDay = new Set([
	'AccessNoted',
	'AttendanceMarked',
	'CashCounted',
	'LastCodeCompared',
	'MeetingSealed',
	'OfficeGiven',
	'PenTaken'
]);

/** Pages and entries with fewer officers' approvals than required, fed event by event. */
export class Approvals {
	/** @type {LackingSeal[]} */
	seals = [];
	/** @type {LackingEntry[]} */
	loans = [];
	/** @type {{ readonly line: Line, readonly page: Page | null, readonly begun: Beginning, readonly agreed: readonly string[] }[]} */
	#beside = [];
	/** @type {GroupEvent[]} */
	#told = [];
	/** @type {Page | null} */
	#page = null;
	#closed = '';
	/** True once a page was opened: before that, on its own day, the group is being founded. */
	#isFounded = false;
	#foundedOn = '';
	/** @type {Deciding} */
	#deciding = { terms: [], offices: [], byCodes: false };
	/** Joinings and rules written between meetings, or on a page entered late, that no circle has heard yet. @type {GroupEvent[]} */
	#unheard = [];
	#place = 0;

	/** @param {GroupEvent} event */
	tell(event) {
		this.#place += 1;
		const line = { event, place: this.#place };
		if (event.type === 'MeetingOpened') this.#open(event, line);
		else if (this.#page === null) this.#alone(line);
		else this.#enter(this.#page, line);
	}

	/** Entries at the desk or outside any meeting. */
	get beside() {
		return this.#beside.flatMap(({ line, page, begun, agreed }) => {
			if (line.event.corrects !== undefined) return [];
			const between = page === null || page.opened.kind === 'desk';
			return lackingOf(line, counted(line.event, agreed, begun, between || isQuorate(page), between));
		});
	}

	/** @param {Page['opened']} opened @param {Line} line */
	#open(opened, line) {
		if (this.#page !== null) this.#close(this.#page, null);
		this.#isFounded = true;
		const begun = this.#beginning(opened.occurredOn, opened.late === true);
		this.#page = { opened, begun, lines: [line], undone: [] };
	}

	/** @param {string} day @param {boolean} late */
	#beginning(day, late) {
		const rules = this.#unheard.filter(({ type }) => type === 'ConstitutionChanged');
		const heard = this.#told.filter((event) => !rules.includes(event));
		const unheard = this.#unheard.flatMap((event) => (event.type === 'MemberJoined' ? [event.memberId] : []));
		const office = new Office(standing(this.#told));
		const before = rules.length === 0 ? office : new Office(standing(heard));
		return office.beginning(day, this.#deciding, late, this.#closed, unheard, before);
	}

	/** @param {Line} line */
	#alone(line) {
		const { event } = line;
		this.#told.push(event);
		if (event.type === 'GroupFounded') this.#foundedOn = event.occurredOn;
		if (!this.#isFounded && event.occurredOn === this.#foundedOn) {
			if (event.type === 'OfficeGiven') this.#decideFrom(event.occurredOn);
			// Entries approved by codes on that day are not part of the founding.
			if (founding.has(event.type) && event.approvedBy === undefined) return;
		}
		this.#waits(event);
		const begun = this.#beginning(this.#closed || event.occurredOn, false);
		this.#beside.push({ line, page: null, begun, agreed: event.approvedBy ?? [] });
	}

	/** @param {GroupEvent} event */
	#waits(event) {
		if (event.type === 'MemberJoined' || event.type === 'ConstitutionChanged') this.#unheard.push(event);
	}

	/** @param {string} day */
	#decideFrom(day) {
		const office = new Office(standing(this.#told));
		this.#deciding = {
			...this.#deciding,
			terms: office.decidingAfter(day, this.#deciding),
			offices: office.offices
		};
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
		// A reversal at the desk of an entry that needs officers' approval, most likely a correction, needs it too.
		if (
			rubbedOut !== undefined &&
			counted(rubbedOut, [], page.begun, true, page.opened.kind === 'desk').asked > 0
		)
			page.undone.push(line);
		if (event.type === 'MeetingSealed') this.#close(page, event);
	}

	/** A page put away does not count, and its day limits nothing. @param {Page} page @param {Line} line */
	#putAway(page, line) {
		this.#beside.push({ line, page, begun: page.begun, agreed: line.event.approvedBy ?? [] });
		this.#page = null;
	}

	/** @param {Page} page @param {Extract<GroupEvent, { readonly type: 'MeetingSealed' }> | null} seal */
	#close(page, seal) {
		const { opened, begun, lines } = page;
		const codes = seal?.approvals ?? [];
		const quorate = isQuorate(page);
		const isDesk = opened.kind === 'desk';
		const counts = isDesk ? [] : lines.map(({ event }) => counted(event, codes, begun, quorate, false));
		const isEnough = counts.every(({ asked, given }) => given >= asked);
		if (!isEnough)
			this.seals.push({
				needed: Math.max(0, ...counts.map(({ asked }) => asked)),
				meeting: `${opened.kind} ${opened.number} of ${opened.occurredOn}`
			});
		for (const line of lines) {
			const agreed = codes.length > 0 || line.event === seal ? codes : (line.event.approvedBy ?? []);
			if (line.event.type === 'LoanDisbursed')
				this.loans.push(...lackingOf(line, counted(line.event, agreed, begun, quorate, isDesk)));
			if (isDesk && line.event !== seal) this.#beside.push({ line, page, begun, agreed });
			if (isDesk || opened.late === true) this.#waits(line.event);
		}
		if (isDesk)
			this.#beside.push(
				...page.undone.map((line) => ({ line, page, begun, agreed: line.event.approvedBy ?? [] }))
			);
		this.#told.push(...lines.map(({ event }) => event));
		const days = lines.flatMap(({ event }) => (bindsNoDay.has(event.type) ? [] : [event.occurredOn])).sort();
		const last = days.at(-1) ?? '';
		if (last > this.#closed) this.#closed = last;
		if (seal !== null && !isDesk && opened.late !== true)
			this.#approve(page, last, isEnough && codes.length > 0);
		// Two, whatever the rules say; if fewer are left, those with a quorum, as for an office.
		const hearing = /** @type {GroupEvent} */ ({ type: 'OfficeGiven' });
		const heard = counted(hearing, codes, { ...begun, rules: null }, quorate, false);
		const isHeard = heard.given >= heard.asked || !this.#deciding.byCodes;
		if (seal !== null && !isDesk && opened.late !== true && isHeard) this.#unheard = [];
		this.#page = null;
	}

	/** From now on the officers chosen by the circle decide; once a page was closed by codes, only pages closed by enough of them count. @param {Page} page @param {string} day @param {boolean} byCodes */
	#approve({ begun }, day, byCodes) {
		if (!byCodes && this.#deciding.byCodes) return;
		this.#decideFrom(day);
		this.#deciding = {
			...this.#deciding,
			byCodes: this.#deciding.byCodes || (byCodes && begun.terms.length > 0)
		};
	}
}

/** @param {Line} line @param {{ readonly asked: number, readonly given: number }} count @returns {readonly LackingEntry[]} */
const lackingOf = ({ place }, { asked, given }) => (given < asked ? [{ needed: asked, place }] : []);

/** True if as many members came as the group's quorum; needed when too few officers are left. @param {Page} page */
function isQuorate({ begun, lines }) {
	if (begun.rules === null) return true;
	/** @type {Map<string, string>} */
	const marks = new Map();
	for (const { event } of lines)
		if (event.type === 'AttendanceMarked' && event.corrects === undefined)
			marks.set(event.memberId, event.state);
	const states = begun.members.map((woman) => marks.get(woman));
	const came = states.filter((state) => state === 'present' || state === 'late').length;
	const [part = 2, whole = 3] = (begun.rules.quorum ?? '2/3').split('/').map(Number);
	return came * whole >= begun.members.length * part;
}
