import {
	both,
	broughtIn,
	carried,
	dayAfter,
	finesOf,
	lastOf,
	lent,
	line,
	millionths,
	nothing,
	oldestFirst,
	ownLine,
	slipsOf,
	spent
} from './paper-moves.mjs';

/**
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {import('./paper-moves.mjs').Moves} Moves
 * @typedef {import('./paper-moves.mjs').Slip} Slip
 * @typedef {Extract<GroupEvent, { readonly type: 'LoanDisbursed' }>['terms']} Terms
 * @typedef {Extract<GroupEvent, { readonly type: 'GroupFounded' }>['constitution']} Rules
 * @typedef {{ readonly event: GroupEvent, readonly moves: Moves, readonly rules: Rules, readonly tin: number, readonly fines: Moves }} Told a
 *   line, the rules in force on its day as known then, its cash movement, and the fines paid by a share-out
 * @typedef {{ pots: ReadonlyMap<string, number>, lines: number, versions: number, struck: ReadonlySet<string> }} Before
 *   state before the open page
 */

/**
 * Number of interest charges for each instalment: by the quarter as many as make three months.
 *
 * @param {Terms} terms @param {Rules} rules
 */
function chargesEach({ instalmentsBy, period }, { meetingRhythm }) {
	if (instalmentsBy !== 'quarter') return 1;
	return period === 'meeting' ? { week: 12, fortnight: 6, month: 3 }[meetingRhythm.every] : 3;
}

/**
 * The whole book as kept by hand on paper: a tin (cash box), a page for each bank account, a tally for each member, a slip for
 * each loan, and a pot for each other kind of money. It handles raw events, without the app's accounts,
 * posting rules, state and formulas. A pot holds paise; what is added to one is taken from others.
 */
export class WholePaperBook {
	/** Content of each pot by its name on paper: "tin", "bank b1", "saved w1 regular", "loan l1", "in fees" … */
	/** @type {Map<string, number>} */
	pots = new Map();
	/** @type {Told[]} */
	#told = [];
	/** Struck lines, by event id. */
	/** @type {Set<string>} */
	#struck = new Set();
	/** @type {{ readonly since: string, readonly rules: Rules }[]} */
	#versions = [];
	/** @type {Map<string, Slip>} */
	#slips = new Map();
	/** State before the open page, and the events of that page. */
	/** @type {Before | null} */
	#before = null;
	/** @type {readonly GroupEvent[]} */
	#page = [];
	/** @param {GroupEvent} event */
	write(event) {
		if (event.type === 'EventReversed' && this.#page.some(({ eventId }) => eventId === event.reverses)) {
			this.#rubOut(event.reverses);
			return;
		}
		if (event.type === 'MeetingPutAway' && this.#page.length > 0) {
			this.#backToBefore();
			this.#page = [];
			return;
		}
		if (event.type === 'MeetingOpened') {
			this.#before = {
				pots: new Map(this.pots),
				lines: this.#told.length,
				versions: this.#versions.length,
				struck: new Set(this.#struck)
			};
			this.#page = [];
		}
		this.#page = event.type === 'MeetingSealed' ? [] : [...this.#page, event];
		this.#tell(event);
	}

	/** Borrower of a loan, and source of its money. @param {string} loanId */
	slip(loanId) {
		const slip = this.#slips.get(loanId);
		if (slip === undefined) throw new Error(`no loan ${loanId} was told`);
		return slip;
	}

	/** Lines of the open page, without erased ones. */
	get page() {
		return this.#before === null ? [] : this.#told.slice(this.#before.lines);
	}

	/** @param {string} pot */
	held(pot) {
		return this.pots.get(pot) ?? 0;
	}

	/** Erases a line of the open page by writing the page again without it. @param {string} eventId */
	#rubOut(eventId) {
		this.#backToBefore();
		this.#page = this.#page.filter((event) => event.eventId !== eventId);
		for (const event of this.#page) this.#tell(event);
	}

	/** Restores the book before the open page: a page put away was never held, and no part of a loan was due on its day. */
	#backToBefore() {
		if (this.#before === null) throw new Error('a page is open');
		this.pots = new Map(this.#before.pots);
		this.#told = this.#told.slice(0, this.#before.lines);
		this.#versions = this.#versions.slice(0, this.#before.versions);
		this.#struck = new Set(this.#before.struck);
	}

	/** @param {GroupEvent} event */
	#tell(event) {
		const before = this.held('tin');
		if (event.type === 'EventReversed') this.#strike(event.reverses);
		if (event.type === 'GroupFounded' || event.type === 'ConstitutionChanged')
			this.#versions.push({ since: event.occurredOn, rules: event.constitution });
		const moves = this.#movesOf(event);
		const fines = this.#finesTakenBy(event);
		for (const [pot, paise] of moves) this.#move(pot, paise);
		for (const slip of slipsOf(event)) this.#slips.set(slip.loanId, slip);
		const replaced =
			event.corrects === undefined
				? undefined
				: this.#told.find((line) => line.event.eventId === event.corrects);
		const rules = replaced?.rules ?? this.#rules(event.occurredOn);
		this.#told.push({ event, moves, rules, tin: this.held('tin') - before, fines });
	}

	/** Strikes a line of an older page, which stays, and moves its money back today. @param {string} eventId */
	#strike(eventId) {
		const line = this.#told.findLast(({ event }) => event.eventId === eventId);
		if (line === undefined) throw new Error(`${eventId} was never told`);
		this.#struck.add(eventId);
		for (const [pot, paise] of line.moves) this.#move(pot, -paise);
	}

	/** @param {string} pot @param {number} paise */
	#move(pot, paise) {
		const held = this.held(pot) + paise;
		if (held === 0) this.pots.delete(pot);
		else this.pots.set(pot, held);
	}

	#standing() {
		return this.#told.filter(({ event }) => !this.#struck.has(event.eventId ?? ''));
	}

	/** @param {GroupEvent} event @returns {Moves} */
	#movesOf(event) {
		const at = 'via' in event && event.via !== undefined ? event.via.replace('/', ' ') : 'tin';
		switch (event.type) {
			case 'OpeningBalances':
				return broughtIn(event);
			case 'SavingDeposited':
				return both(at, `saved ${event.memberId} ${event.fund}`, event.amount);
			case 'SavingWithdrawn':
				return both(at, `saved ${event.memberId} ${event.fund}`, -event.amount);
			case 'LoanDisbursed': {
				const kept = this.#keptBack(event.terms, this.#rules(event.occurredOn), event.principal, 1, 1);
				return lent(event.loanId, at, event.principal, kept, interestOf(event));
			}
			case 'LoanToppedUp':
				return lent(
					event.loanId,
					at,
					event.amount,
					this.#keptOfMore(event),
					interestOf(this.slip(event.loanId))
				);
			case 'LoanRepaid': {
				const { interestArrears, interestDue, principal } = event.split ?? nothing;
				const interest = interestArrears + interestDue;
				const rest = event.rounding ?? 0;
				const back = event.amount + rest - interest - principal;
				const slip = this.slip(event.loanId);
				const fund = potOf(slip);
				const backTo = fund ?? 'in recovered';
				// A recovery on a written-off loan: "kept" was already reduced by the write-off.
				return [
					...toOthers(event, back > 0 ? backTo : interestOf(slip)),
					[at, event.amount],
					fund !== undefined
						? [fund, -rest]
						: rest > 0
							? ['out other rounding', rest]
							: ['in other rounding', -rest],
					[interestOf(slip), interest],
					[`loan ${event.loanId}`, -principal],
					[backTo, back]
				];
			}
			case 'LoanWrittenOff': {
				const out = this.held(`loan ${event.loanId}`);
				const fund = potOf(this.slip(event.loanId));
				return [
					[`loan ${event.loanId}`, -out],
					fund === undefined ? ['out loans-written-off', out] : [fund, -out]
				];
			}
			case 'FinePaid':
				return [
					...toOthers(event, 'in interest'),
					...both(at, this.#fine(event.fineId).to === 'socialFund' ? 'fund' : 'in fines', event.amount)
				];
			case 'FeePaid':
				return both(at, 'in fees', event.amount);
			case 'IncomeReceived':
				return both(at, `in other ${event.category}`, event.amount);
			case 'ExpensePaid':
				return spent(
					at,
					ownLine.has(event.category) ? event.category : `other ${event.category}`,
					event.amount
				);
			case 'SocialFundPaidIn':
				return both(at, 'fund', event.amount);
			case 'SocialFundPaidOut':
				return both(at, event.fund === undefined ? 'fund' : neediest, -event.amount);
			case 'CollectedForOthers':
				return both(at, `for ${event.purpose} of ${event.memberId}`, event.amount);
			case 'HandedToOthers':
				return [
					[at, -event.amount],
					...(event.of ?? []).map((hers) => line(`for ${event.purpose} of ${hers.memberId}`, -hers.amount))
				];
			case 'HeldReturned':
				return both(at, `for ${event.purpose} of ${event.memberId}`, -event.amount);
			case 'SavingInterestCredited':
				return (event.parts ?? []).flatMap(({ memberId, fund, amount }) => [
					['out savings-interest', amount],
					[`saved ${memberId} ${fund}`, amount]
				]);
			case 'DepositPlaced':
				return carried(at, `deposit ${event.deposit}`, event.amount);
			case 'DepositTakenBack':
				return carried(`deposit ${event.deposit}`, at, event.amount);
			case 'DepositCredited':
				return both(`deposit ${event.deposit}`, 'in other deposit-interest', event.amount);
			case 'CashTakenToBank':
				return carried('tin', `bank ${event.bankAccountId}`, event.amount);
			case 'CashTakenFromBank':
				return carried(`bank ${event.bankAccountId}`, 'tin', event.amount);
			case 'BankInterestCredited':
				return both(`bank ${event.bankAccountId}`, 'in bank-interest', event.amount);
			case 'BankCharged':
				return spent(`bank ${event.bankAccountId}`, 'bank-charges', event.amount);
			case 'GrantReceived':
				return both(at, grantPots[event.kind], event.amount);
			case 'GrantReturned':
				return both(at, grantPots[event.kind], -event.amount);
			case 'BorrowingReceived':
				return both(at, `owed ${event.borrowingId}`, event.amount);
			case 'BorrowingCharged':
				return [
					[`owed ${event.borrowingId}`, (event.interest ?? 0) + (event.charges ?? 0)],
					['out interest-paid', event.interest ?? 0],
					['out bank-charges', event.charges ?? 0]
				];
			case 'BorrowingRepaid':
				return [
					[at, -event.principal - (event.interest ?? 0) - (event.charges ?? 0)],
					[`owed ${event.borrowingId}`, -event.principal],
					['out interest-paid', event.interest ?? 0],
					['out bank-charges', event.charges ?? 0]
				];
			case 'BorrowingCredited':
				return [
					[`owed ${event.borrowingId}`, -event.amount],
					[`in other ${event.kind}`, event.amount]
				];
			case 'MemberLeft':
				return this.#settled(event, at);
			case 'PayablePaid':
				return both(at, `still to pay ${event.memberId}`, -event.amount);
			case 'CycleSharedOut':
				return this.#sharedOut(event);
			case 'DividendPaid':
				return (event.parts ?? []).flatMap(({ memberId, amount }) => [
					['kept', -amount],
					event.to === 'box' ? [at, -amount] : [`saved ${memberId} regular`, amount]
				]);
			case 'CashDifferenceAccepted':
				return event.direction === 'short'
					? spent('tin', 'cash-short', event.amount)
					: both('tin', 'in cash-over', event.amount);
			case 'AssetBought':
				return carried(at, `thing ${event.thing}`, event.amount);
			case 'AssetSold':
				return this.#sold(event, at);
			default:
				return [];
		}
	}

	/**
	 * The whole thing is sold, or the part in the entry; the difference from its cost is gain or loss. A correction sells what was sold then.
	 *
	 * @param {Extract<GroupEvent, { readonly type: 'AssetSold' }>} event @param {string} at @returns {Moves}
	 */
	#sold(event, at) {
		const pot = `thing ${event.thing}`;
		const before = this.#told.find(
			(line) => line.event.eventId === event.corrects && line.event.type === 'AssetSold'
		);
		const then = before?.moves.find(([name]) => name === pot);
		const worth = event.cost ?? (then === undefined ? this.held(pot) : -then[1]);
		const won = event.amount - worth;
		return [
			[at, event.amount],
			[pot, -worth],
			won > 0 ? [`in other ${event.thing}`, won] : [`out other ${event.thing}`, -won]
		];
	}

	/**
	 * A leaver gets her savings and her part of the surplus or loss, less her debts; oldest debts first.
	 *
	 * @param {Extract<GroupEvent, { readonly type: 'MemberLeft' }>} event @param {string} at @returns {Moves}
	 */
	#settled(event, at) {
		const { settlement, memberId } = event;
		if (settlement === undefined) throw new Error('a leaving that was recorded says what it settles');
		const loans = [...this.#slips.values()]
			.filter(({ who }) => who === memberId)
			.map(({ loanId }) => `loan ${loanId}`);
		return [
			...toOthers(event, 'in interest'),
			...['regular', 'voluntary', 'shares'].map((fund) => {
				const pot = `saved ${memberId} ${fund}`;
				return line(pot, -this.held(pot));
			}),
			line('kept', (settlement.loss ?? 0) - settlement.surplus),
			...loans.map((pot) => line(pot, -this.held(pot))),
			line('in interest', settlement.interest - (event.toFund ?? 0) - (event.toVulnerabilityFund ?? 0)),
			line('fund', event.toFund ?? 0),
			line(neediest, event.toVulnerabilityFund ?? 0),
			...oldestFirst(settlement.fines, this.#finesLeftOf(memberId)).map(([fineId, paise]) =>
				line(this.#fine(fineId).to === 'socialFund' ? 'fund' : 'in fines', paise)
			),
			line(at, -settlement.paid),
			line(`still to pay ${memberId}`, settlement.payable)
		];
	}

	/**
	 * Each member gets her savings and her part, less her debts; income and expenses of the year are totalled,
	 * and the remainder stays.
	 *
	 * @param {Extract<GroupEvent, { readonly type: 'CycleSharedOut' }>} event @returns {Moves}
	 */
	#sharedOut(event) {
		const { lines } = event;
		if (lines === undefined) throw new Error('a share-out that was recorded says what each woman got');
		const hers = lines.flatMap((part) => this.#partOf(part, event.occurredOn));
		const year = [...this.pots]
			.filter(([pot]) => /^(?:in|out) /.test(pot))
			.map(([pot, paise]) => line(pot, -paise));
		const toFund = hers.reduce((sum, [pot, paise]) => (pot === 'fund' ? sum + paise : sum), 0);
		const shared = event.socialFund ?? 0;
		const sharesFund = this.#rules(event.occurredOn).socialFund?.sharedOut === true;
		// Interest and fines owed to others were never income of the year: the year's own part is in "kept" with the rest.
		const theirs = (event.toOthers?.owners ?? []).map(({ memberId, amount }) =>
			line(`still to pay ${memberId}`, amount)
		);
		const forFund = line('fund', sharesFund ? -shared - toFund : (event.toFund ?? 0));
		const moves = [...hers, ...theirs, ...year, forFund, line(neediest, event.toVulnerabilityFund ?? 0)];
		const isOnTheLeft = (/** @type {string} */ pot) => /^(?:tin|bank|loan|thing|out) ?/.test(pot);
		const rest = moves.reduce((sum, [pot, paise]) => sum + (isOnTheLeft(pot) ? paise : -paise), 0);
		return [...moves, line('kept', rest)];
	}

	/**
	 * Oldest debts first. Interest and fines that she pays to the group are income of the year that ends with this.
	 *
	 * @param {NonNullable<Extract<GroupEvent, { readonly type: 'CycleSharedOut' }>['lines']>[number]} part @param {string} on
	 * @returns {Moves}
	 */
	#partOf({ memberId, loan, fines, paid, kept, payable, voluntary }, on) {
		const loans = [...this.#slips.values()]
			.filter(({ who }) => who === memberId)
			.map(({ loanId }) => line(`loan ${loanId}`, this.held(`loan ${loanId}`)));
		const saved = `saved ${memberId}`;
		const fund = this.#rules(on).saving.mode === 'shares' ? 'shares' : 'regular';
		return [
			...['regular', 'shares'].map((one) => line(`${saved} ${one}`, -this.held(`${saved} ${one}`))),
			line(`${saved} voluntary`, -(voluntary ?? 0)),
			...oldestFirst(loan, loans).map(([pot, paise]) => line(pot, -paise)),
			...oldestFirst(fines, this.#finesLeftOf(memberId)).flatMap(([fineId, paise]) =>
				this.#fine(fineId).to === 'socialFund' ? [line('fund', paise)] : []
			),
			line('tin', -paid),
			line(`${saved} ${fund}`, kept),
			line(`still to pay ${memberId}`, payable)
		];
	}

	/** @param {GroupEvent} event @returns {Moves} by the id of the fine */
	#finesTakenBy(event) {
		if (event.type !== 'CycleSharedOut') return [];
		return (event.lines ?? []).flatMap(({ memberId, fines }) =>
			oldestFirst(fines, this.#finesLeftOf(memberId))
		);
	}

	/** @param {string} memberId */
	#finesLeftOf(memberId) {
		return this.#standing()
			.flatMap((told) => finesOf(told.event))
			.filter(({ who }) => who === memberId)
			.map(({ fineId, amount }) =>
				line(fineId, this.#isForgiven(fineId) ? 0 : amount - this.#finePaid(fineId))
			);
	}

	/** @param {string} fineId */
	#fine(fineId) {
		const fine = this.#told
			.flatMap(({ event, rules }) => finesOf(event).map((one) => ({ ...one, rules })))
			.findLast((one) => one.fineId === fineId);
		if (fine === undefined) throw new Error(`no fine ${fineId} was told`);
		return { ...fine, to: fine.to ?? fine.rules.fines?.to ?? 'group' };
	}

	/** @param {string} fineId */
	#isForgiven(fineId) {
		return this.#standing().some(({ event }) => event.type === 'FineForgiven' && event.fineId === fineId);
	}

	/** @param {string} fineId */
	#finePaid(fineId) {
		return this.#standing().reduce((sum, { event, fines }) => {
			const taken = fines.find(([id]) => id === fineId)?.[1] ?? 0;
			return sum + taken + (event.type === 'FinePaid' && event.fineId === fineId ? event.amount : 0);
		}, 0);
	}

	/** The latest known rules of a day; before the founding, the first. @param {string} on */
	#rules(on) {
		const [first] = this.#versions;
		let inForce = first;
		for (const version of this.#versions)
			if (version.since <= on && (inForce === undefined || version.since >= inForce.since)) inForce = version;
		if (inForce === undefined) throw new Error('a group has rules');
		return inForce.rules;
	}

	/**
	 * Rate × sum × months, for the remaining parts, rounded to the unit; only for interest deducted up front.
	 *
	 * @param {Terms} terms @param {Rules} rules @param {number} paise @param {number} left @param {number} of
	 */
	#keptBack(terms, rules, paise, left, of) {
		if (terms.method !== 'upFront') return 0;
		const { meetingRhythm, roundingUnit = 100 } = rules;
		const perPart =
			terms.period === 'meeting'
				? { week: 250_000n, fortnight: 500_000n, month: 1_000_000n }[meetingRhythm.every]
				: 1_000_000n;
		const months =
			terms.months === undefined
				? BigInt(terms.instalments * chargesEach(terms, rules)) * perPart
				: millionths(String(terms.months));
		// Rate in millionths of a percent, months in millionths; adding half a unit rounds to the nearest.
		const above = BigInt(paise) * millionths(terms.percentPerMonth) * months * BigInt(left) * 2n;
		const below = 100_000_000_000_000n * BigInt(of) * BigInt(roundingUnit);
		return Number((above + below) / (below * 2n)) * roundingUnit;
	}

	/**
	 * Up-front interest of a top-up: with new terms on the whole outstanding sum; otherwise on the addition, for parts not charged yet.
	 *
	 * @param {Extract<GroupEvent, { readonly type: 'LoanToppedUp' }>} event
	 */
	#keptOfMore(event) {
		const { loanId, occurredOn: on, amount } = event;
		const agreed = this.#agreed(loanId, on);
		if (event.terms !== undefined) {
			const out = this.#standing().reduce((sum, { event: told, moves }) => {
				const moved = moves.find(([pot]) => pot === `loan ${loanId}`)?.[1] ?? 0;
				return told.occurredOn <= on ? sum + moved : sum;
			}, 0);
			return this.#keptBack(event.terms, this.#rules(on), out + amount, 1, 1);
		}
		// A loan keeps the rules that were known when its terms were agreed.
		const { terms, since, rules, paid, given } = agreed;
		const each = chargesEach(terms, rules);
		// For a quarter that began before the opening balances only the charges after them are still to come.
		const begun = terms.period === 'meeting' ? 0 : this.#charges(terms.period, given, since, given) % each;
		const charges = Math.max(1, terms.instalments - paid) * each - begun;
		const left = Math.max(0, charges - this.#charges(terms.period, since, on, given));
		return this.#keptBack(terms, rules, amount, left, terms.instalments * each);
	}

	/**
	 * Terms and payments of a loan at the end of a day.
	 *
	 * @param {string} loanId @param {string} on
	 */
	#agreed(loanId, on) {
		const all = this.#standing().flatMap(({ event, rules }) => {
			if (event.type === 'OpeningBalances')
				return (event.loans ?? [])
					.filter((loan) => loan.loanId === loanId)
					.map((loan) => ({
						terms: loan.terms,
						since: event.occurredOn,
						rules,
						paid: loan.instalmentsPaid ?? 0,
						given: loan.disbursedOn
					}));
			const isOf = 'loanId' in event && event.loanId === loanId && 'terms' in event;
			return isOf && event.terms !== undefined
				? [{ terms: event.terms, since: event.occurredOn, rules, paid: 0, given: event.occurredOn }]
				: [];
		});
		const inOrder = all.sort((one, other) =>
			one.since < other.since ? -1 : one.since > other.since ? 1 : 0
		);
		const agreed = inOrder.findLast(({ since }) => since <= on) ?? inOrder[0];
		if (agreed === undefined) throw new Error(`no loan ${loanId} was told`);
		return agreed;
	}

	/**
	 * Number of charges that fell due after `since` up to `on`.
	 *
	 * @param {Terms['period']} period @param {string} since @param {string} on
	 * @param {string} given the day whose day of the month counts for charges by the loan's own day
	 */
	#charges(period, since, on, given) {
		if (period === 'meeting')
			return this.#standing().filter(
				({ event }) =>
					event.type === 'MeetingOpened' &&
					event.kind === 'regular' &&
					event.occurredOn > since &&
					event.occurredOn <= on
			).length;
		let count = 0;
		for (let day = dayAfter(since); day <= on; day = dayAfter(day)) {
			const date = Number(day.slice(8));
			const isDay =
				period === 'calendarMonth' ? date === 1 : date === Math.min(Number(given.slice(8)), lastOf(day));
			if (isDay) count += 1;
		}
		return count;
	}
}

/** Vulnerability reduction fund. */
const neediest = 'fund for the neediest';

const grantPots = { revolvingFund: 'revolving fund', grant: 'grants', vulnerabilityFund: neediest };

/** The fund of a loan or help; undefined for the group's own money. @param {{ readonly source: string }} of */
const potOf = ({ source }) =>
	source === 'socialFund' ? 'fund' : source === 'vulnerabilityFund' ? neediest : undefined;

/** Interest on a loan of a help fund goes into the fund. @param {{ readonly source: string }} loan */
const interestOf = (loan) => potOf(loan) ?? 'in interest';

/**
 * The part of a payment that belongs to members whose parts were cut: it is no income, and its principal is not kept.
 *
 * @param {{ readonly toOthers?: { readonly interest: number, readonly fines: number, readonly owners: readonly { readonly memberId: string, readonly amount: number }[] } | undefined }} event
 * @param {string} income the pot that its interest would go to
 * @returns {Moves}
 */
function toOthers({ toOthers: others }, income) {
	if (others === undefined) return [];
	const all = others.owners.reduce((sum, { amount }) => sum + amount, 0);
	return [
		[income, -others.interest],
		['in fines', -others.fines],
		['kept', others.interest + others.fines - all],
		...others.owners.map(
			({ memberId, amount }) => /** @type {const} */ ([`still to pay ${memberId}`, amount])
		)
	];
}
