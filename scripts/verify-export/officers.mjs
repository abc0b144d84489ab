/**
 * Who had to agree, and who did (docs/adr/0032, docs/JOURNAL.md): told event by event, with none of the app's own code.
 *
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {Extract<GroupEvent, { readonly type: 'GroupFounded' }>['constitution']} Rules
 * @typedef {{ readonly woman: string, readonly office: string, readonly since: string, until: string }} Term both days
 *   included; 'z' is no end
 * @typedef {{ readonly terms: readonly Term[], readonly rules: Rules | null, readonly members: number }} Beginning
 * @typedef {{ readonly event: GroupEvent, readonly place: number }} Line the place counts from 1
 */

const noEnd = 'z';
const heldByOne = ['president', 'secretary', 'treasurer'];

/** Two officers whatever the rules say, or as many as the rules say. @type {Readonly<Record<string, readonly [string, number]>>} */
const asks = {
	OfficeGiven: ['rule', 2],
	ConstitutionChanged: ['rule', 2],
	MemberLeft: ['rule', 2],
	DividendPaid: ['rule', 2],
	CycleSharedOut: ['rule', 2],
	EventReversed: ['correction', 2],
	PhonesSettled: ['correction', 2],
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

/** The women in office and the rules as a list of standing decisions makes them. */
export class Office {
	/** @type {Term[]} */
	#terms = [];
	/** @type {{ readonly since: string, readonly rules: Rules }[]} */
	#versions = [];
	/** @type {Map<string, { readonly joined: string, left: string }>} */
	#women = new Map();
	#founded = '';

	/** @param {readonly GroupEvent[]} decisions that stand, what was corrected in its place */
	constructor(decisions) {
		for (const event of decisions) this.#tell(event);
	}

	/** Who decides a meeting of that day. @param {string} day @param {string} closed day of the last closed page, '' for none @returns {Beginning} */
	beginning(day, closed) {
		const here = this.#terms.filter(({ woman }) => this.#women.get(woman)?.left === noEnd);
		const onDay = here.filter((term) => covers(term, day));
		const women = [...this.#women.values()].filter(({ joined, left }) => joined <= day && day < left);
		return {
			terms: this.#orLast(here, onDay, closed || this.#founded || day, day),
			...this.at(day),
			members: women.length
		};
	}

	/** @param {readonly Term[]} here @param {readonly Term[]} onDay @param {string} closed @param {string} day */
	#orLast(here, onDay, closed, day) {
		if (womenOf(onDay).length > 1) return onDay;
		const more = here.filter((term) => onDay.includes(term) || covers(term, closed));
		if (more.length > 0) return more;
		const ends = here.map(({ until }) => (until === noEnd ? day : until)).sort();
		return here.filter(({ until }) => until === ends.at(-1));
	}

	/** Terms of a day, for what stands outside of every meeting. @param {string} day @returns {Beginning} */
	onDay(day) {
		return { terms: this.#terms.filter((term) => covers(term, day)), ...this.at(day), members: 0 };
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
				this.#founded = day;
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
		this.#terms.push({ woman: memberId, office, since, until: last });
	}
}

/** How many officers an entry asked for and how many it has. @param {GroupEvent} event @param {readonly string[]} agreed @param {Beginning} begun @param {boolean} isQuorate */
export function counted(event, agreed, { terms, rules }, isQuorate) {
	const [name, least] = asks[event.corrects === undefined ? event.type : 'EventReversed'] ?? ['', 0];
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

/** What stands, in the order of what it put right. @param {readonly GroupEvent[]} told */
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
}

/** @param {readonly Term[]} terms */
const womenOf = (terms) => [...new Set(terms.map(({ woman }) => woman))];

/** @param {string} day */
export const dayBefore = (day) =>
	new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
