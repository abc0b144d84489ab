/**
 * Required and given approvals (docs/adr/0032, docs/JOURNAL.md), computed event by event without the app's own code.
 *
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {Extract<GroupEvent, { readonly type: 'GroupFounded' }>['constitution']} Rules
 * @typedef {{ readonly woman: string, readonly office: string, readonly since: string, until: string, ended?: boolean }} Term both days
 *   included; 'z' is no end; `ended` by a decision and not only by its last day
 * @typedef {{ readonly terms: readonly Term[], readonly rules: Rules | null, readonly members: readonly string[] }} Beginning
 * @typedef {{ readonly event: GroupEvent, readonly place: number }} Line the place counts from 1
 */

const noEnd = 'z';
const heldByOne = ['president', 'secretary', 'treasurer'];

/** Two officers whatever the rules say, or the number in the rules. @type {Readonly<Record<string, readonly [string, number]>>} */
const asks = {
	OfficeGiven: ['rule', 2],
	ConstitutionChanged: ['rule', 2],
	GroupDescribed: ['rule', 2],
	MemberJoined: ['rule', 2],
	MemberNamed: ['rule', 2],
	MemberLeft: ['rule', 2],
	MemberErased: ['rule', 2],
	ConsentGiven: ['seal', 2],
	BankAccountOpened: ['rule', 2],
	OpeningBalances: ['rule', 2],
	CashCreditOpened: ['rule', 2],
	DividendPaid: ['rule', 2],
	CycleSharedOut: ['rule', 2],
	EventReversed: ['correction', 2],
	BorrowingCredited: ['correction', 2],
	HandedToOthers: ['seal', 2],
	HeldReturned: ['seal', 2],
	GrantReturned: ['seal', 2],
	SavingInterestCredited: ['seal', 2],
	DepositPlaced: ['seal', 2],
	DepositTakenBack: ['seal', 2],
	DepositCredited: ['seal', 2],
	LoanWrittenOff: ['loan', 2],
	CashDifferenceAccepted: ['cashDifference', 2],
	FineForgiven: ['correction', 1],
	OverdueInterestForgiven: ['correction', 1],
	LoanDisbursed: ['loan', 1],
	LoanToppedUp: ['loan', 1],
	LoanRescheduled: ['loan', 1],
	SocialFundPaidOut: ['loan', 1],
	MeetingPutAway: ['seal', 1],
	MeetingSealed: ['seal', 1]
};

/**
 * Between meetings at least two officers, or the number in the named rule; '' one code. Other events are not allowed at the desk, and
 * lack as many as the circle would have needed.
 * @type {Readonly<Record<string, string>>}
 */
const asksBetween = {
	GroupDescribed: 'rule',
	MemberJoined: 'rule',
	MemberNamed: 'rule',
	MemberErased: 'rule',
	BankAccountOpened: 'rule',
	OpeningBalances: 'rule',
	CashCreditOpened: 'rule',
	DrawingPowerSet: 'rule',
	LoanApplied: 'rule',
	LoanAnswered: 'rule',
	SavingDeposited: 'seal',
	FeePaid: 'seal',
	CashTakenToBank: 'seal',
	CashTakenFromBank: 'seal',
	GrantReceived: 'seal',
	BorrowingReceived: 'seal',
	BorrowingRepaid: 'seal',
	HandedToOthers: 'seal',
	HeldReturned: 'seal',
	GrantReturned: 'seal',
	DepositPlaced: 'seal',
	DepositTakenBack: 'seal',
	DepositCredited: 'seal',
	MeetingPutAway: 'seal',
	EventReversed: 'correction',
	BorrowingCredited: 'correction',
	PhonesSettled: 'correction',
	AccessNoted: '',
	ConsentGiven: '',
	ConsentWithdrawn: '',
	BankInterestCredited: '',
	BankCharged: '',
	BankStatementMatched: '',
	BorrowingCharged: '',
	DepositSeen: '',
	DisputeRaised: '',
	DisputeSettled: '',
	MeetingOpened: '',
	MeetingSealed: ''
};

/** The deciding officers: they change only with a page of the circle closed by enough codes. @typedef {{ readonly terms: readonly Term[], readonly offices: readonly Term[], readonly byCodes: boolean }} Deciding */

/** Officers and rules resulting from a list of valid decisions. */
export class Office {
	/** @type {Term[]} */
	#terms = [];
	/** @type {{ readonly since: string, readonly rules: Rules }[]} */
	#versions = [];
	/** @type {Map<string, { readonly joined: string, left: string }>} */
	#women = new Map();

	/** @param {readonly GroupEvent[]} decisions valid ones, corrections in the place of the original */
	constructor(decisions) {
		for (const event of decisions) this.#tell(event);
	}

	/** The deciding officers and rules of a meeting on that day. @param {string} day @param {Deciding} deciding @param {boolean} late @param {string} closed the last day of a closed page @param {readonly string[]} unheard women who joined between meetings @param {Pick<Office, 'at'>} heard whose rules the circle heard @returns {Beginning} */
	beginning(day, { terms, offices }, late, closed, unheard, heard) {
		const women = [...this.#women].filter(
			([woman, { joined, left }]) => joined <= day && day < left && !unheard.includes(woman)
		);
		const then = this.#here(offices).filter((term) => covers(term, day));
		const { rules } = heard.at(day);
		return {
			terms: !late ? terms : womenOf(then).length > 1 ? then : [...new Set([...then, ...terms])],
			rules: late ? withMost(rules, heard.at(closed > day ? closed : day).rules) : rules,
			members: women.map(([woman]) => woman)
		};
	}

	/** The deciding officers from the end of that day on. @param {string} day @param {Deciding} before @returns {readonly Term[]} */
	decidingAfter(day, before) {
		const held = this.#here(this.#terms).filter(({ since }) => since <= day);
		const now = held.filter(
			(term) =>
				covers(term, day) ||
				(term.ended !== true &&
					!held.some(({ office, since }) => office === term.office && since > term.since))
		);
		const women = womenOf(now);
		if (women.length > 1) return now;
		return [...now, ...this.#here(before.terms).filter(({ woman }) => !women.includes(woman))];
	}

	/** Every term so far, in its current state. */
	get offices() {
		return this.#terms.map((term) => ({ ...term }));
	}

	/** @param {readonly Term[]} terms */
	#here(terms) {
		return terms.filter(({ woman }) => this.#women.get(woman)?.left === noEnd);
	}

	/** @param {string} day */
	at(day) {
		const version = this.#versions.findLast(({ since }) => since <= day) ?? this.#versions[0];
		return { rules: version?.rules ?? null };
	}

	/** @param {GroupEvent} event */
	#tell(event) {
		const day = event.occurredOn;
		switch (event.type) {
			case 'GroupFounded':
				this.#versions = [{ since: day, rules: event.constitution }];
				return;
			case 'ConstitutionChanged':
				this.#versions = [...this.#versions, { since: day, rules: event.constitution }].sort((one, other) =>
					one.since < other.since ? -1 : Number(one.since > other.since)
				);
				return;
			case 'MemberJoined':
				this.#women.set(event.memberId, { joined: day, left: noEnd });
				return;
			case 'MemberLeft': {
				const woman = this.#women.get(event.memberId);
				if (woman !== undefined) woman.left = day;
				for (const term of this.#terms) if (term.woman === event.memberId) end(term, dayBefore(day));
				return;
			}
			case 'OfficeGiven':
				this.#give(event);
				return;
			default:
		}
	}

	/** @param {Extract<GroupEvent, { readonly type: 'OfficeGiven' }>} event */
	#give(event) {
		const { memberId, office, occurredOn: since } = event;
		/** @type {string} */
		const until = event.until ?? noEnd;
		const rivals = this.#terms.filter(
			(term) => term.office === office && (heldByOne.includes(office) || term.woman === memberId)
		);
		if (until < since) {
			for (const term of rivals) if (term.woman === memberId) end(term, until);
			return;
		}
		const next = rivals
			.map((term) => term.since)
			.filter((day) => day > since)
			.sort()[0];
		for (const term of rivals) if (term.since <= since) end(term, dayBefore(since));
		const last = next !== undefined && dayBefore(next) < until ? dayBefore(next) : until;
		this.#terms.push({ woman: memberId, office, since, until: last, ended: last !== until });
	}
}

/** Requirement of an entry: the name of the number in the rules, and the minimum. @param {GroupEvent} event @param {boolean} between @returns {readonly [string, number]} */
function askedBy(event, between) {
	const type = event.corrects === undefined ? event.type : 'EventReversed';
	const atSeal = asks[type] ?? ['', 0];
	if (!between) return atSeal;
	const name = asksBetween[type] ?? (atSeal[0] || 'seal');
	return [name, name === '' ? 0 : 2];
}

/** Number of officers required for an entry, and number given. @param {GroupEvent} event @param {readonly string[]} agreed @param {Beginning} begun @param {boolean} isQuorate @param {boolean} between meetings */
export function counted(event, agreed, { terms, rules }, isQuorate, between) {
	const [name, least] = askedBy(event, between);
	if (least === 0) return { asked: 0, given: 0 };
	const said = Object.entries(rules?.approvals ?? {}).find(([field]) => field === name)?.[1] ?? 2;
	const wanted = Math.max(least, Number(said));
	const officers = womenOf(terms);
	const nobodyLeads = officers.length === 0 && event.type !== 'OfficeGiven';
	const asked = nobodyLeads || !isQuorate ? wanted : Math.min(officers.length, wanted);
	const bearers = womenOf(terms.filter(({ office }) => office !== 'writer'));
	const given = officers.filter((woman) => agreed.includes(woman));
	const onlyWriters = bearers.length > 0 && !given.some((woman) => bearers.includes(woman));
	return { asked, given: onlyWriters ? 0 : given.length };
}

/** Valid entries, corrections in the place of the original. @param {readonly GroupEvent[]} told */
export function standing(told) {
	const struck = new Set(told.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : [])));
	const instead = new Map(
		told.flatMap((event) => (event.corrects === undefined ? [] : [[event.corrects, event]]))
	);
	/** @param {GroupEvent | undefined} event @returns {readonly GroupEvent[]} */
	const place = (event) => {
		if (event === undefined) return [];
		const id = event.eventId ?? '';
		return struck.has(/** @type {never} */ (id)) ? place(instead.get(/** @type {never} */ (id))) : [event];
	};
	return told.flatMap((event) =>
		event.type === 'EventReversed' || event.corrects !== undefined ? [] : place(event)
	);
}

/** @param {Term} term @param {string} day */
const covers = ({ since, until }, day) => since <= day && day <= until;

/** @param {Term} term @param {string} day its last, unless it ended before */
function end(term, day) {
	if (term.until > day) term.until = day;
	term.ended = true;
}

/** Rules of an old day, with code requirements no lower than today's. @param {Rules | null} then @param {Rules | null} now @returns {Rules | null} */
function withMost(then, now) {
	if (then === null || now === null) return then;
	const numbers = ['seal', 'loan', 'cashDifference', 'correction', 'rule'].map((name) => [
		name,
		Math.max(
			...[then, now].map((rules) => Number(new Map(Object.entries(rules.approvals ?? {})).get(name) ?? 2))
		)
	]);
	return { ...then, approvals: Object.fromEntries(numbers) };
}

/** @param {readonly Term[]} terms */
export const womenOf = (terms) => [...new Set(terms.map(({ woman }) => woman))];

/** @param {string} day */
const dayBefore = (day) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
