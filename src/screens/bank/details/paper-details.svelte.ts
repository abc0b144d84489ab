import { asciiDigits, holdsIdentityNumber, oneLine } from '#kernel';
import { fitsField, type Command, type DescribedField } from '#group';
import type { Fault } from '#app';
import type { MessageKey } from '#i18n';
import { formFields, type FormField } from '#papers/dossier/form-fields.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { readPages } from '#session/read-pages.ts';
import { EntryAct } from '../../frame/flow/entry-act.ts';
import { BankEntry } from '../bank-entry.svelte.ts';

/** Fields that are normalised to Latin characters; names stay as they are typed. */
const inLatin: ReadonlySet<DescribedField> = new Set(['pin', 'ifsc', 'lastFour', 'nrlm', 'federation']);

/** Formats of India's postal and bank codes. */
const ofIndia = { pin: /^[1-9]\d{5}$/, ifsc: /^[A-Z]{4}0[A-Z0-9]{6}$/ } as const;

const wrong = {
	pin: 'bank.file-wrong-pin',
	ifsc: 'bank.file-wrong-ifsc',
	lastFour: 'setup.bank-four'
} as const satisfies Partial<Record<DescribedField, MessageKey>>;

/** Details of the group for the bank's papers, typed once and kept in the book. */
export class PaperDetails extends EntryAct<BankEntry> {
	/** Null until the book was read. */
	fields = $state.raw<readonly FormField[] | null>(null);
	fault = $state.raw<Fault | null>(null);
	#typed = $state.raw<Readonly<Partial<Record<DescribedField, string>>>>({});

	constructor(app: AppState, book: BookView) {
		super(new BankEntry(app, book));
	}

	async read(): Promise<void> {
		const reading = await readPages(this.place.book);
		if (!reading.ok) this.fault = reading.error;
		else this.fields = formFields(reading.value.events, this.place.book.state);
	}

	/** Text of a field: what was typed, else the value in the book. */
	textOf({ field, said }: FormField): string {
		return this.#typed[field] ?? said ?? '';
	}
	type(field: DescribedField, text: string): void {
		this.#typed = { ...this.#typed, [field]: text };
	}

	/** Reason why the typed text is refused; null if it is accepted. */
	refusalOf(field: DescribedField): MessageKey | null {
		const text = this.#lineOf(field);
		if (holdsIdentityNumber(this.#typed[field] ?? '')) return 'setup.identity-number';
		const form =
			field in ofIndia && this.place.book.currency === 'INR' ? ofIndia[field as keyof typeof ofIndia] : /./u;
		if (text === '' || (fitsField(field, text) && form.test(text))) return null;
		return field in wrong ? wrong[field as keyof typeof wrong] : 'bank.file-wrong-code';
	}

	/** Refusal of the first field that has one. */
	get refusal(): MessageKey | null {
		const refused = (this.fields ?? []).map(({ field }) => this.refusalOf(field));
		return refused.find((key) => key !== null) ?? null;
	}

	/** True if a field differs from the book; an emptied field counts as unchanged. */
	get isChanged(): boolean {
		return this.#command !== null;
	}

	/** @returns true once it is in the book */
	async save(): Promise<boolean> {
		const command = this.#command;
		if (this.refusal !== null || command === null) return false;
		if (!(await this.record([command], ''))) return false;
		this.renew();
		this.#typed = {};
		await this.read();
		return true;
	}

	get #command(): Command | null {
		const anew = (...among: readonly DescribedField[]): Readonly<Record<string, string>> =>
			Object.fromEntries(
				(this.fields ?? [])
					.filter(({ field, said }) => among.includes(field) && !['', said].includes(this.#lineOf(field)))
					.map(({ field }) => [field, this.#lineOf(field)])
			);
		const place = anew('street', 'village', 'panchayat', 'block', 'district', 'state', 'pin');
		const codes = anew('nrlm', 'federation');
		const ofAccount = anew('branch', 'ifsc', 'lastFour');
		const [account] = this.place.book.state.bankAccounts.values();
		if ([place, codes, ofAccount].every(isEmpty)) return null;
		return {
			type: 'DescribeGroup',
			on: this.place.day,
			...(isEmpty(place) ? {} : { place }),
			...(isEmpty(codes) ? {} : { codes }),
			...(account === undefined || isEmpty(ofAccount)
				? {}
				: { bankAccountId: account.bankAccountId, ...ofAccount })
		};
	}

	#lineOf(field: DescribedField): string {
		const line = oneLine(this.#typed[field] ?? '', 80);
		return inLatin.has(field) ? asciiDigits(line).toUpperCase() : line;
	}
}

const isEmpty = (said: object): boolean => Object.keys(said).length === 0;
