import * as v from 'valibot';
import { jsonIn, textIn, utf8, type EventId, type MemberId, ok, type Result } from '#kernel';
import type { Money } from '#money';
import {
	balanceSchema,
	eventIdSchema,
	memberIdSchema,
	sharingRate,
	sharingRule,
	sharingWeights,
	type SharingRate,
	type SharingRule,
	type SharingWeights
} from '#group';
import type { OpenKeys } from '../ports/keys.ts';
import type { DraftStore, Fault } from '../ports/storage.ts';
import type { PageKeys } from './pages.ts';

/** One undecided answer about a micro-credit plan. */
export interface DraftedPart {
	readonly memberId: MemberId;
	/** Minor units; zero for no share. */
	readonly amount: Money;
	/** Null until she was asked. */
	readonly purpose: string | null;
	readonly instalments: number;
}

/** Planned share-out of the circle's cycle, before and during the payout. */
export interface DraftedShareOut {
	readonly rule: SharingRule;
	readonly weights?: SharingWeights | undefined;
	readonly rate?: SharingRate | undefined;
	readonly basis: 'whole' | 'netted';
	/** Minor units to which parts are rounded; undefined for the rules' unit. */
	readonly unit?: Money | undefined;
	/** Set if parts are rounded to the notes counted in the meeting. */
	readonly byNotes?: true | undefined;
	/** Amounts that members leave for the next cycle, minor units. */
	readonly keep: readonly { readonly memberId: MemberId; readonly amount: Money }[];
	/** The recorded share-out; null before. */
	readonly written: EventId | null;
	/** Members who have received their money. */
	readonly handed: readonly MemberId[];
}

/** Undecided answers of the open meeting, stored to survive the end of the app. */
export interface Draft {
	/** Kind, number and day of the meeting: the draft is void for any other. */
	readonly meeting: string;
	readonly plan: readonly DraftedPart[];
	readonly shareOut?: DraftedShareOut | undefined;
	readonly answers?: DraftedAnswers | undefined;
}

/** Answers without an entry, which are asked only once in a meeting. */
interface DraftedAnswers {
	/** Members who repay nothing today. */
	readonly notToday: readonly MemberId[];
	/** Members who pay an old fine, or its rest, later. */
	readonly fineLater: readonly MemberId[];
	/** Proposed fines answered "no fine": member and reason. */
	readonly noFine: readonly string[];
	/** True if nobody, or nobody else, wants a loan. */
	readonly noLoan: boolean;
}

/** A draft of another app version is discarded. */
const schema = v.strictObject({
	v: v.literal(1),
	meeting: v.string(),
	plan: v.array(
		v.strictObject({
			memberId: memberIdSchema,
			amount: balanceSchema,
			purpose: v.nullable(v.string()),
			instalments: v.pipe(v.number(), v.safeInteger(), v.minValue(1))
		})
	),
	shareOut: v.optional(
		v.strictObject({
			rule: sharingRule,
			weights: sharingWeights,
			rate: sharingRate,
			basis: v.picklist(['whole', 'netted']),
			unit: v.optional(balanceSchema),
			byNotes: v.optional(v.literal(true)),
			keep: v.array(v.strictObject({ memberId: memberIdSchema, amount: balanceSchema })),
			written: v.nullable(eventIdSchema),
			handed: v.array(memberIdSchema)
		})
	),
	answers: v.optional(
		v.strictObject({
			notToday: v.array(memberIdSchema),
			fineLater: v.array(memberIdSchema),
			noFine: v.array(v.string()),
			noLoan: v.boolean()
		})
	)
});

/** Stored lengths are multiples of this, so that they do not reveal the progress of the discussion. */
const step = 4096;

const about = (book: string): string => `bahi/1/${book}/draft`;

interface DraftKeys {
	readonly book: Parameters<DraftStore['read']>[0];
	readonly keys: OpenKeys;
}

async function sealDraft({ book, keys }: DraftKeys, draft: Draft): Promise<Uint8Array> {
	const text = JSON.stringify({ v: 1, ...draft });
	const bytes = utf8(text);
	const padded = new Uint8Array(Math.ceil(bytes.length / step) * step).fill(0x20);
	padded.set(bytes);
	return keys.encrypt(padded, about(book));
}

/** @returns null for data not written with these keys, or by another version of the app */
async function openDraft({ book, keys }: DraftKeys, bytes: Uint8Array): Promise<Draft | null> {
	const plain = await keys.decrypt(bytes, about(book));
	if (!plain.ok) return null;
	const read = v.safeParse(schema, jsonIn(textIn(plain.value)));
	if (!read.success) return null;
	const { v: _, ...draft } = read.output;
	return draft;
}

/** Stores the draft of one book: a single encrypted value, overwritten by the latest. */
export class KeptDraft {
	readonly #pages: PageKeys;
	readonly #drafts: DraftStore | undefined;
	#turn: Promise<unknown> = Promise.resolve();

	/** @param drafts undefined if drafts are not stored */
	constructor(pages: PageKeys, drafts: DraftStore | undefined) {
		this.#pages = pages;
		this.#drafts = drafts;
	}

	/** Null if no readable draft is stored. */
	async read(): Promise<Draft | null> {
		await this.#turn;
		const kept = await this.#drafts?.read(this.#pages.book);
		return kept?.ok === true && kept.value !== null ? openDraft(this.#pages, kept.value) : null;
	}

	/** Null deletes it. */
	keep(draft: Draft | null): Promise<Result<void, Fault>> {
		const [pages, drafts] = [this.#pages, this.#drafts];
		if (drafts === undefined) return Promise.resolve(ok(undefined));
		const kept = this.#turn.then(async () =>
			draft === null ? drafts.drop(pages.book) : drafts.keep(pages.book, await sealDraft(pages, draft))
		);
		this.#turn = kept.catch(() => undefined);
		return kept;
	}
}
