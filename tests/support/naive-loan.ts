/**
 * A loan on a slip of paper, day by day: no phases, no formulas over periods, no code of the app. Sums are whole numbers
 * of a paisa ÷ `scale`, so that every rate, month and part comes out exact.
 */
export interface NaiveTerms {
	readonly percentPerMonth: string;
	readonly method: 'declining' | 'flat' | 'upFront';
	readonly period: 'calendarMonth' | 'anniversary' | 'meeting';
	readonly instalments: number;
	readonly instalmentsBy?: 'charge' | 'quarter';
}

interface NaiveGroup {
	readonly every: 'week' | 'fortnight' | 'month';
	readonly flatRebate: 'none' | 'notYetDue';
	readonly roundingUnit: number;
	/** Of what is late, beside the rate. */
	readonly overduePercentPerMonth: string;
	readonly late?: {
		readonly times: 'month' | 'day' | 'once';
		readonly base: 'principalDue' | 'instalment';
		readonly graceDays: number;
	};
}

/** Rates have two decimals of a percent, months are quarters, `whole` can be divided by 1 to 12 parts, each of up to 12 charges. */
const whole = 27_720n * 12n;
const scale = 10_000n * 4n * whole;

const dayAfter = (on: string): string => new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);
const lastOfMonth = (on: string): number =>
	new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).getUTCDate();

export class NaiveLoan {
	out: number;
	paid = 0;
	/** Charged by the end of each day, paise. */
	readonly charged = new Map<string, number>();

	#today: string;
	#givenUp = false;
	#written = 0n;
	#keptBack = 0;
	#terms: NaiveTerms;
	#since: string;
	#charges = 0;
	/** Principal of each part, and flat interest of each part. */
	#parts: number[] = [];
	#interest: bigint[] = [];
	#repaid = 0;
	/** The day on which a meeting asked for each part, and whether being late was written for it once. */
	#asked: { readonly on: string; once: boolean }[] = [];
	/** For being late: written, paid and forgiven; paid of all the rest. */
	#lateWritten = 0n;
	#latePaid = 0;
	#forgiven = 0;
	#restPaid = 0;
	readonly #group: NaiveGroup;

	constructor(group: NaiveGroup, on: string, principal: number, terms: NaiveTerms) {
		this.#group = group;
		this.#today = on;
		this.#since = on;
		this.#terms = terms;
		this.out = principal;
		this.#begin(terms);
		this.charged.set(on, this.#total());
	}

	/** Lets the days go by up to and including `on`; the circle meets on the last of them, or not at all. */
	goTo(on: string, isMeeting: boolean): void {
		while (this.#today < on) {
			this.#today = dayAfter(this.#today);
			const meets = isMeeting && this.#today === on;
			this.#writeLate(this.#isChargeDay(meets));
			if (this.#isChargeDay(meets)) this.#charge();
			if (meets)
				while (this.#asked.length < Math.min(this.#partsCharged(), this.#parts.length))
					this.#asked.push({ on, once: false });
			this.charged.set(this.#today, this.#total());
		}
	}

	/** Parts that were charged are asked for at the meeting of today, less what was repaid. */
	principalDue(): number {
		const asked = this.#parts.slice(0, this.#partsCharged()).reduce((sum, part) => sum + part, 0);
		return Math.max(0, asked - this.#repaid);
	}

	/** What of the interest that is owed is for being late. */
	lateUnpaid(): number {
		return Math.max(0, this.#rounded(this.#lateWritten) - this.#forgiven - this.#latePaid);
	}

	write(what: string, amount: number, terms: NaiveTerms): void {
		if (what === 'repay') this.#repay(amount);
		else if (what === 'topUp') this.#lendMore(amount);
		else if (what === 'writeOff') this.#giveUp();
		else if (what === 'forgive') this.#forgiven += this.lateUnpaid();
		else {
			if (what === 'topUpOnNewTerms') this.out += amount;
			this.#begin(terms);
		}
		this.charged.set(this.#today, this.#total());
	}

	#begin(terms: NaiveTerms): void {
		this.#terms = terms;
		this.#since = this.#today;
		this.#charges = 0;
		this.#asked = [];
		this.#repaid = 0;
		this.#parts = this.#split(this.out, terms.instalments);
		const months = terms.instalments * this.#each();
		const part = this.#flat(this.out) / BigInt(months);
		this.#interest = terms.method === 'flat' ? Array.from({ length: months }, () => part) : [];
		if (terms.method === 'upFront') this.#keepBack(this.#flat(this.out));
	}

	#lendMore(amount: number): void {
		const { instalments, method } = this.#terms;
		this.out += amount;
		const charges = instalments * this.#each();
		const left = Math.max(0, charges - this.#charges);
		const over = Math.max(1, instalments - this.#partsCharged());
		for (const [place, part] of this.#split(amount, over).entries()) {
			const at = instalments - over + place;
			this.#parts[at] = (this.#parts[at] ?? 0) + part;
		}
		const each = this.#flat(amount) / BigInt(charges);
		if (method === 'upFront') this.#keepBack(each * BigInt(left));
		if (method === 'flat')
			this.#interest = this.#interest.map((sum, place) => (place >= this.#charges ? sum + each : sum));
	}

	#repay(amount: number): void {
		// What comes back of a loan that was given up is neither interest nor principal.
		if (this.#givenUp) return;
		const interest = Math.min(amount, Math.max(0, this.#total() - this.paid));
		const principal = Math.min(amount - interest, this.out);
		const late = Math.min(this.lateUnpaid(), Math.max(0, interest - this.#restUnpaid()));
		this.#latePaid += late;
		this.out -= principal;
		this.#repaid += principal;
		// Where the loan is repaid before its time, all its flat interest is owed, unless it is forgiven.
		if (this.out === 0 && principal > 0) {
			if (this.#group.flatRebate === 'none')
				for (const part of this.#interest.slice(this.#charges)) this.#written += part;
			this.#interest = [];
		}
		this.paid += amount - principal;
		this.#restPaid += amount - principal - late;
	}

	#giveUp(): void {
		this.out = 0;
		this.#givenUp = true;
	}

	#isChargeDay(isMeeting: boolean): boolean {
		const { period } = this.#terms;
		const [date, since] = [Number(this.#today.slice(8)), Number(this.#since.slice(8))];
		if (period === 'meeting') return isMeeting;
		return period === 'calendarMonth' ? date === 1 : date === Math.min(since, lastOfMonth(this.#today));
	}

	#charge(): void {
		if (this.#givenUp) return;
		const { method, period } = this.#terms;
		const quarters = period === 'meeting' ? this.#quarters() : 4;
		if (method === 'declining') this.#written += this.#percent(this.out) * BigInt(quarters) * whole;
		this.#written += this.#interest[this.#charges] ?? 0n;
		this.#charges += 1;
	}

	/** For parts that were late at the end of yesterday; today's meeting and payments come after. */
	#writeLate(isChargeDay: boolean): void {
		if (this.#givenUp) return;
		const { times, base, graceDays } = this.#group.late ?? {
			times: 'month',
			base: 'principalDue',
			graceDays: 0
		};
		let repaid = this.#repaid;
		for (const [place, asked] of this.#asked.entries()) {
			const part = this.#parts[place] ?? 0;
			const unpaid = part - Math.min(repaid, part);
			repaid -= part - unpaid;
			const days = (Date.parse(this.#today) - Date.parse(asked.on)) / 86_400_000;
			if (days <= graceDays) continue;
			const first = !asked.once;
			asked.once = true;
			if (unpaid === 0) continue;
			const month =
				this.#percent(base === 'instalment' ? part : unpaid, this.#group.overduePercentPerMonth) * whole;
			const quarters = this.#terms.period === 'meeting' ? this.#quarters() : 4;
			if (times === 'month' && isChargeDay) this.#lateWritten += month * BigInt(quarters);
			if (times === 'day') this.#lateWritten += (month * 4n) / 30n;
			if (times === 'once' && first) this.#lateWritten += month * 4n;
		}
	}

	#total(): number {
		return this.#givenUp ? Math.min(this.#sum(), this.paid) : this.#sum();
	}

	#sum(): number {
		return this.#rest() + Math.max(0, this.#rounded(this.#lateWritten) - this.#forgiven);
	}

	/** All but what is for being late. */
	#rest(): number {
		return this.#keptBack + this.#rounded(this.#written);
	}

	#restUnpaid(): number {
		return Math.max(0, this.#rest() - this.#restPaid);
	}

	#keepBack(sum: bigint): void {
		const kept = this.#rounded(sum);
		this.#keptBack += kept;
		this.paid += kept;
		this.#restPaid += kept;
	}

	/** Flat interest for the whole term: as many months as parts, or as many meetings. */
	#flat(principal: number): bigint {
		const { instalments, period } = this.#terms;
		const quarters = (period === 'meeting' ? this.#quarters() : 4) * instalments * this.#each();
		return this.#percent(principal) * BigInt(quarters) * whole;
	}

	/** Charges for each part: by the quarter so many weeks, fortnights or months as make three months. */
	#each(): number {
		const { instalmentsBy, period } = this.#terms;
		if (instalmentsBy !== 'quarter') return 1;
		return period === 'meeting' ? { week: 12, fortnight: 6, month: 3 }[this.#group.every] : 3;
	}

	/** Parts whose charge has come. */
	#partsCharged(): number {
		return Math.floor(this.#charges / this.#each());
	}

	#percent(principal: number, rate = this.#terms.percentPerMonth): bigint {
		return BigInt(principal) * BigInt(Math.round(Number(rate) * 100));
	}

	#quarters(): number {
		return { week: 1, fortnight: 2, month: 4 }[this.#group.every];
	}

	#rounded(sum: bigint): number {
		const unit = BigInt(this.#group.roundingUnit) * scale;
		return Number((sum + unit / 2n) / unit) * this.#group.roundingUnit;
	}

	/** Equal parts in whole units, the last takes the rest. */
	#split(total: number, count: number): number[] {
		const each = Math.floor(total / count / this.#group.roundingUnit) * this.#group.roundingUnit;
		return Array.from({ length: count }, (_, place) =>
			place < count - 1 ? each : total - each * (count - 1)
		);
	}
}
