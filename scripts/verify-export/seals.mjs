import { WholePaperBook } from './paper-book.mjs';

/**
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {Extract<GroupEvent, { readonly type: 'MeetingSealed' }>} MeetingSealed
 */

const assets = ['bank', 'loan', 'thing', 'deposit'];
const liabilities = ['saved', 'owed', 'still', 'for'];
/** Pots that must not be negative: a lender may owe the group, and earnings or surplus may be a loss. */
const never = ['tin', 'bank', 'loan', 'deposit', 'saved', 'still', 'for', 'fund', 'revolving', 'grants'];
const funds = { socialFund: 'fund', vulnerabilityFund: 'fund for the neediest' };

/** The book on paper, fed event by event, and the seal that each meeting must have. */
export class Seals {
	#paper = new WholePaperBook();
	/** @type {Map<string, number>} */
	#numbers = new Map();
	/** @type {Extract<GroupEvent, { readonly type: 'MeetingOpened' }> | null} */
	#opened = null;
	#tinAtOpening = 0;

	/** @param {GroupEvent} event @returns the expected seal if this event seals a meeting, else null */
	tell(event) {
		if (event.type === 'MemberJoined') this.#numbers.set(event.memberId, event.number);
		if (event.type === 'MeetingOpened') {
			this.#opened = event;
			this.#tinAtOpening = this.#paper.held('tin');
		}
		const seal = event.type === 'MeetingSealed' ? this.#seal(event) : null;
		this.#paper.write(event);
		return seal;
	}

	/** Negative pots, in which a group handed on, paid out or lent more than it had. */
	get overdrawn() {
		const pots = [...this.#paper.pots];
		const lent = (/** @type {string} */ source) =>
			total(pots.map(([pot, paise]) => (this.#sourceOf(pot) === source ? paise : 0)));
		return [
			...pots.flatMap(([pot, paise]) => (paise < 0 && never.includes(kindOf(pot)) ? [pot] : [])),
			...Object.entries(funds).flatMap(([source, pot]) =>
				lent(source) > Math.max(0, this.#paper.held(pot)) ? [`${pot}, less what it lent`] : []
			)
		];
	}

	/** @param {string} pot */
	#sourceOf(pot) {
		return kindOf(pot) === 'loan' ? this.#paper.slip(pot.slice(5)).source : null;
	}

	/** @param {MeetingSealed} event */
	#seal(event) {
		if (this.#opened === null) throw new Error('no meeting is open');
		const { number, kind, occurredOn: day } = this.#opened;
		const moved = this.#paper.page.map(({ tin }) => tin);
		return {
			number,
			kind,
			day,
			openingBox: this.#tinAtOpening,
			in: total(moved.filter((paise) => paise > 0)),
			out: -total(moved.filter((paise) => paise < 0)),
			book: this.#paper.held('tin'),
			counted: event.countedCash ?? null,
			totals: this.#totals(),
			present: this.#present()
		};
	}

	#totals() {
		const totals = { asset: 0, liability: 0, equity: 0, income: 0, expense: 0 };
		for (const [pot, paise] of this.#paper.pots) totals[typeOf(pot)] += paise;
		return totals;
	}

	/** Numbers of the members whose last mark is present; late counts as present. */
	#present() {
		/** @type {Map<string, boolean>} */
		const there = new Map();
		for (const { event } of this.#paper.page)
			if (event.type === 'AttendanceMarked' && event.corrects === undefined)
				there.set(event.memberId, event.state === 'present' || event.state === 'late');
		const numbers = [...there].flatMap(([memberId, was]) => (was ? [this.#numbers.get(memberId) ?? 0] : []));
		return numbers.sort((one, other) => one - other);
	}
}

/** @param {string} pot */
const kindOf = (pot) => pot.split(' ', 1)[0] ?? '';

/** @param {string} pot @returns {'asset' | 'liability' | 'equity' | 'income' | 'expense'} */
function typeOf(pot) {
	const kind = kindOf(pot);
	if (pot === 'tin' || assets.includes(kind)) return 'asset';
	if (kind === 'fund' || liabilities.includes(kind)) return 'liability';
	if (kind === 'in') return 'income';
	return kind === 'out' ? 'expense' : 'equity';
}

/** @param {readonly number[]} amounts */
const total = (amounts) => amounts.reduce((sum, paise) => sum + paise, 0);
